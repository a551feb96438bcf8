using System.Globalization;

namespace Benchmarks.Processes;

/// <summary>
/// The process benchmarks in processor time instead of wall time, for a machine that others use too: the least of several
/// runs, after one that is compiled meanwhile.
/// </summary>
internal static class ProcessRun
{
    public const string Name = "processes-once";

    private const int Runs = 9;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty)
        {
            Console.Error.WriteLine($"{Name} takes no arguments, not {string.Join(' ', arguments.ToArray())}");
            return 2;
        }

        var shop = new MachineShopBenchmarks();
        Measure("machine shop, ten years", static () => { }, () => shop.TenYears());
        foreach (var isRandom in new[] { false, true })
        {
            foreach (var processes in new[] { 1_000, 100_000 })
            {
                var waits = new WaitBenchmarks { Processes = processes, IsRandom = isRandom };
                Measure($"a million waits of {processes} processes, {(isRandom ? "random" : "equal")} delays", waits.Prepare, () => waits.Run());
            }
        }

        return 0;
    }

    private static void Measure(string what, Action prepare, Func<long> run)
    {
        var (least, events, bytes) = (double.PositiveInfinity, 0L, 0L);
        for (var number = 0; number < Runs; number++)
        {
            prepare();
            var (before, allocated) = (Environment.CpuUsage.UserTime, GC.GetAllocatedBytesForCurrentThread());
            events = run();
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            least = Math.Min(least, (Environment.CpuUsage.UserTime - before).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {least:0} ms, {least * 1e6 / events:0} ns an event, {bytes} bytes in all"));
    }
}
