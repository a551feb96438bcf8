namespace Sim.Engine.Verdicts;

/// <summary>What an oracle found wrong.</summary>
/// <param name="OracleId">The oracle.</param>
/// <param name="SubjectKind">What sort of thing is wrong, as in <c>worker</c>. Together with the oracle it is the identity of the failure that shrinking keeps.</param>
/// <param name="Subject">The thing itself.</param>
/// <param name="Sentence">What is wrong, with the concrete names, ticks and numbers.</param>
public sealed record Violation(string OracleId, string SubjectKind, string Subject, string Sentence)
{
    /// <summary>More about it, over several lines, for people; null if the sentence says all. Neither the identity of the failure nor the trace hash depends on it.</summary>
    public string? Details { get; init; }

    /// <summary>Whether the two are the same failure: same oracle, same kind of subject.</summary>
    public bool IsSameFailureAs(Violation other) => OracleId == other.OracleId && SubjectKind == other.SubjectKind;
}
