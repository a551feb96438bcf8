namespace Sim.CommandLine.Output.JUnit;

/// <summary>Tests that belong together.</summary>
/// <param name="Name">Their common name.</param>
/// <param name="Tests">The tests, in order.</param>
internal sealed record TestSuite(string Name, IReadOnlyList<TestVerdict> Tests)
{
    /// <summary>How many tests came to that.</summary>
    public int CountOf(TestOutcome outcome) => Tests.Count(test => test.Outcome == outcome);
}
