using Sim.CommandLine;

namespace Sim.Cli.Tests.Histories;

/// <summary>Goal: <c>sim history</c> prints a line per file and ends with the code of the worst.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private const string Write = "INFO jepsen.util - 0 :invoke :write 1\nINFO jepsen.util - 0 :ok :write 1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Histories_that_hold_end_with_0()
    {
        var run = await SimRun.Of("history", Good(), Map());

        Assert.Equal((ExitCode.Held, "linearizable  2 operations  good.log\nlinearizable  1 operations  map.edn\n"), (run.ExitCode, run.Output));
        Assert.Matches(@"^good\.log: [\d.]+ ms\nmap\.edn: [\d.]+ ms\n$", run.Error);
    }

    [Fact]
    public async Task One_that_does_not_ends_with_1_and_can_be_explained()
    {
        var run = await SimRun.Of("history", Bad(), Good());
        Assert.Equal((ExitCode.Violated, "NOT linearizable  2 operations  bad.log\nlinearizable  2 operations  good.log\n"), (run.ExitCode, run.Output));
        Assert.Contains("not linearizable from line 4 on", run.Error, StringComparison.Ordinal);

        var explained = await SimRun.Of("history", "--explain", Bad());
        Assert.Contains("\n  the shortest beginning without an order ends at line 4:\n    client 1: read -> 2 (line 3 to line 4), but the state is 1\n", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_undecided_and_ends_with_5_unless_another_is_wrong()
    {
        var hard = Hard();
        var run = await SimRun.Of("history", hard, Good(), "--limit", "0.001");
        Assert.Equal((ExitCode.Coverage, "undecided  42 operations  hard.log\nlinearizable  2 operations  good.log\n"), (run.ExitCode, run.Output));

        Assert.Equal(ExitCode.Violated, (await SimRun.Of("history", hard, Bad(), "--limit", "0.001")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_before_anything_is_judged()
    {
        (await SimRun.Of("history", Good(), _folder.PathOf("absent.log"))).AssertRefused("absent.log", "no such file");
        (await SimRun.Of("history", Good(), _folder.Write("odd.log", "INFO hello"))).AssertRefused("odd.log", "line 1");
        (await SimRun.Of("history", Good(), "--model", "map")).AssertRefused("good.log: line 1", ":write");
        (await SimRun.Of("history", Good(), "--model", "queue")).AssertRefused("--model", "queue");
        (await SimRun.Of("history", Good(), "--limit", "0")).AssertRefused("--limit");
        (await SimRun.Of("history")).AssertRefused("FILE");
    }

    private string Good() => _folder.Write("good.log", Write + "INFO jepsen.util - 1 :invoke :read nil\nINFO jepsen.util - 1 :ok :read 1\n");

    private string Bad() => _folder.Write("bad.log", Write + "INFO jepsen.util - 1 :invoke :read nil\nINFO jepsen.util - 1 :ok :read 2\n");

    private string Map() => _folder.Write("map.edn", "{:process 0, :type :invoke, :f :append, :key \"x\", :value \"a\"}\n");

    /// <summary>Forty writes that nobody knows of, and a read that none of their orders explains.</summary>
    private string Hard() => _folder.Write("hard.log", string.Concat(Enumerable.Range(0, 40).Select(value => $"INFO jepsen.util - {value} :invoke :write {value}\n"))
        + "INFO jepsen.util - 90 :invoke :write 0\nINFO jepsen.util - 90 :ok :write 0\n"
        + "INFO jepsen.util - 91 :invoke :read nil\nINFO jepsen.util - 91 :ok :read 99\n");
}
