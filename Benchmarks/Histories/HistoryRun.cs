using System.Globalization;
using Sim.Histories;

namespace Benchmarks.Histories;

/// <summary>The benchmark of histories in processor time instead of wall time, over all files there are: the least of several runs.</summary>
internal static class HistoryRun
{
    public const string Name = "histories-once";

    private const int Runs = 5;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty)
        {
            Console.Error.WriteLine($"{Name} takes no arguments, not {string.Join(' ', arguments.ToArray())}");
            return 2;
        }

        var files = Directory.GetFiles(HistoryBenchmarks.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        var slowestLog = files.Where(file => file.EndsWith(".log", StringComparison.Ordinal)).Select(Measure).MaxBy(result => result.Milliseconds);
        Print($"slowest of {files.Count(file => file.EndsWith(".log", StringComparison.Ordinal))} logs of etcd, ", slowestLog);
        foreach (var file in files.Where(file => file.EndsWith(".txt", StringComparison.Ordinal)))
        {
            Print("", Measure(file));
        }

        return 0;
    }

    private static (string File, HistoryVerdict Verdict, double Milliseconds) Measure(string file)
    {
        var benchmark = new HistoryBenchmarks { File = file };
        benchmark.Read();
        var (least, verdict) = (double.PositiveInfinity, HistoryVerdict.Undecided);
        for (var number = 0; number < Runs; number++)
        {
            var before = Environment.CpuUsage.UserTime;
            verdict = benchmark.Check();
            least = Math.Min(least, (Environment.CpuUsage.UserTime - before).TotalMilliseconds);
        }

        return (file, verdict, least);
    }

    private static void Print(string what, (string File, HistoryVerdict Verdict, double Milliseconds) result) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}{result.File}: {result.Verdict}, {result.Milliseconds:0.0} ms"));
}
