namespace Sim.CommandLine.Output.JUnit;

/// <summary>One test of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">One line that says why it failed or was skipped; null if it passed.</param>
/// <param name="Details">More about a failure, over several lines; null if the message says all.</param>
internal sealed record TestVerdict(string Name, TestOutcome Outcome, string? Message = null, string? Details = null);
