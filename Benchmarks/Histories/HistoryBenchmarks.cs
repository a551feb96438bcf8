using BenchmarkDotNet.Attributes;
using Sim.Histories;
using Sim.Histories.Files;

namespace Benchmarks.Histories;

/// <summary>Judges public histories: the hardest of the logs of etcd, and a map with fifty clients. Reading the file is not measured.</summary>
[MemoryDiagnoser]
public class HistoryBenchmarks
{
    private HistoryFile _history = null!;

    /// <summary>Name of the file.</summary>
    [Params("etcd_000.log", "etcd_057.log", "kv-c10-bad.txt", "kv-c50-ok.txt")]
    public string File { get; set; } = "";

    /// <summary>The files.</summary>
    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "histories");

    [GlobalSetup]
    public void Read() => _history = HistoryFile.Parse(File, System.IO.File.ReadAllBytes(Path.Combine(Folder, File)));

    [Benchmark]
    public HistoryVerdict Check() => _history.Check(new SearchLimit()).Verdict;
}
