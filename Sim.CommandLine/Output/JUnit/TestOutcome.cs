namespace Sim.CommandLine.Output.JUnit;

/// <summary>What came of a test.</summary>
internal enum TestOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>It was not judged.</summary>
    Skipped,
}
