namespace Sim.Engine.Replay;

/// <summary>What a walk file says must come of its replay.</summary>
public sealed record WalkExpectation
{
    /// <summary>The verdict of a walk in which everything holds.</summary>
    public const string HoldsVerdict = "holds";

    /// <summary>The verdict of a walk that violates an oracle.</summary>
    public const string ViolatedVerdict = "violated";

    /// <summary><see cref="HoldsVerdict"/> or <see cref="ViolatedVerdict"/>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Id of the oracle that must fire; null if everything must hold.</summary>
    public string? Oracle { get; init; }

    /// <summary>The step at which it must fire, from 1; 0 if the system cannot even be built; null for any.</summary>
    public int? Step { get; init; }

    /// <summary>That everything holds.</summary>
    public static WalkExpectation Holds { get; } = new() { Verdict = HoldsVerdict };

    /// <summary>That an oracle fires.</summary>
    public static WalkExpectation Violates(string oracle, int? step = null) =>
        new() { Verdict = ViolatedVerdict, Oracle = oracle, Step = step };

    /// <summary>What of a replay is not as expected, as a sentence; null if all is.</summary>
    public string? FindFault<TConfiguration, TAction>(Walks.CaseOutcome<TConfiguration, TAction> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var failure = outcome.Failure;
        if (Verdict == HoldsVerdict)
        {
            return failure is null ? null : Describe("everything should hold", failure);
        }

        if (failure is null)
        {
            return $"{Oracle} should be violated{AtStep(Step)}, and everything holds; if nothing was mended since, nondeterminism is the likely reason";
        }

        var isExpected = failure.Oracle.Id == Oracle && (Step is null || Step == failure.Step);
        return isExpected ? null : Describe($"{Oracle} should be violated{AtStep(Step)}", failure);
    }

    private static string Describe(string expected, Walks.CaseFailure failure) =>
        $"{expected}, and {failure.Oracle.Id} is violated{AtStep(failure.Step)}: {failure.Violation.Sentence}";

    private static string AtStep(int? step) =>
        step is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" at step {number}") : "";
}
