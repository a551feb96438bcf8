namespace Sim.Engine.Verdicts;

/// <summary>What makes two failures the same one: the oracle and the kind of thing that it found wrong, not the thing itself.</summary>
/// <param name="OracleId">The oracle.</param>
/// <param name="SubjectKind">The kind of the thing.</param>
public readonly record struct FailureIdentity(string OracleId, string SubjectKind)
{
    /// <summary>The identity of a violation.</summary>
    public static FailureIdentity Of(Violation violation)
    {
        ArgumentNullException.ThrowIfNull(violation);
        return new FailureIdentity(violation.OracleId, violation.SubjectKind);
    }

    /// <summary><c>oracle/kind</c>.</summary>
    public override string ToString() => $"{OracleId}/{SubjectKind}";
}
