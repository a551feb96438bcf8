namespace Sim.Engine.Verdicts;

/// <summary>Ends a case: an oracle is violated. Thrown by <see cref="Walks.Recorder.Judge"/>, caught by the runner; a system must let it pass.</summary>
public sealed class OracleViolatedException(OracleDescription oracle, Violation violation)
    : Exception($"{oracle.Id} {oracle.Name}: {violation.Sentence}")
{
    /// <summary>The oracle.</summary>
    public OracleDescription Oracle { get; } = oracle;

    /// <summary>What it found.</summary>
    public Violation Violation { get; } = violation;
}
