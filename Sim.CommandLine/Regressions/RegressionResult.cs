namespace Sim.CommandLine.Regressions;

/// <summary>What came of one walk file on one backend.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Name of the walk.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Verdict"><c>holds</c>, <c>FAILS</c> or <c>not run</c>.</param>
/// <param name="Steps">Number of executed steps; of those of the file if it was not run.</param>
/// <param name="TraceHash">The trace hash; null if it was not run.</param>
/// <param name="Faults">What is not as the file expects, one sentence each.</param>
internal sealed record RegressionResult(
    string Path, string Name, string Backend, string Verdict, int Steps, ulong? TraceHash, IReadOnlyList<string> Faults)
{
    /// <summary>The verdict of a file that is as it expects.</summary>
    public const string Holds = "holds";

    /// <summary>The verdict of a file that is not.</summary>
    public const string Fails = "FAILS";

    /// <summary>The verdict of a file whose backend is not to be had.</summary>
    public const string NotRun = "not run";
}
