using System.Globalization;
using Sim.CommandLine.Output.JUnit;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Sweeps;

/// <summary>A sweep as suites of tests: a suite per model; a test per oracle, per demanded fact, and one for determinism if it was checked.</summary>
internal static class SweepSuites
{
    /// <summary>The suites, in order of the models.</summary>
    /// <param name="program">The word that the names of suites begin with.</param>
    /// <param name="results">The results of the models.</param>
    /// <param name="failures">The failures of all models.</param>
    /// <param name="request">The sweep.</param>
    public static IReadOnlyList<TestSuite> Of(
        string program, IReadOnlyList<SweepResult> results, IReadOnlyList<SavedFailure> failures, SweepRequest request) =>
        [.. results.Select(result => new TestSuite($"{program}.sweep.{result.ModelName}.{request.Backend}", [.. TestsOf(result, failures, request)]))];

    private static IEnumerable<TestVerdict> TestsOf(
        SweepResult result, IReadOnlyList<SavedFailure> failures, SweepRequest request)
    {
        foreach (var oracle in result.Oracles)
        {
            yield return OfOracle(oracle, [.. failures.Where(failure => IsOf(failure, result, oracle))], request);
        }

        if (request.DemandsCoverage)
        {
            foreach (var fact in result.Facts.Where(fact => fact.IsDeclared))
            {
                yield return fact.Cases > 0
                    ? new TestVerdict($"seen: {fact.Fact.Name}", TestOutcome.Passed)
                    : new TestVerdict($"seen: {fact.Fact.Name}", TestOutcome.Failed, "required and not seen");
            }
        }

        if (request.IsCheckingDeterminism)
        {
            yield return result.NondeterministicCases == 0
                ? new TestVerdict("every case runs twice alike", TestOutcome.Passed)
                : new TestVerdict("every case runs twice alike", TestOutcome.Failed, $"{Figures.Count(result.NondeterministicCases, "case")} did not");
        }
    }

    private static TestVerdict OfOracle(OracleSummary oracle, IReadOnlyList<SavedFailure> failures, SweepRequest request)
    {
        var name = $"{oracle.Count.Oracle.Id} {oracle.Count.Oracle.Name}";
        if (failures.Count > 0)
        {
            return new TestVerdict(name, TestOutcome.Failed, failures[0].Failure.Failure.Violation.Sentence, string.Join("\n", failures.Select(Describe)));
        }

        return oracle.Count.Judged > 0 ? new TestVerdict(name, TestOutcome.Passed)
            : request.DemandsCoverage && oracle.IsDeclared ? new TestVerdict(name, TestOutcome.Failed, "required and judged nothing")
            : new TestVerdict(name, TestOutcome.Skipped, "judged nothing");
    }

    private static bool IsOf(SavedFailure saved, SweepResult result, OracleSummary oracle) =>
        saved.Failure.Token.Model == result.ModelName && saved.Failure.Identity.OracleId == oracle.Count.Oracle.Id;

    private static string Describe(SavedFailure saved) => string.Create(
        CultureInfo.InvariantCulture,
        $"{saved.Failure.Failure.Violation.Sentence}\nin {Figures.Count(saved.Failure.Cases, "case")}, first: {saved.Failure.Token}\nwalk: {saved.WalkPath}{(saved.IsVanished ? "\ndid not happen again when it was replayed" : "")}");
}
