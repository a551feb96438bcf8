namespace Sim.Engine.Sweeps;

/// <summary>What differs between two runs of a case, in the order in which it is looked for.</summary>
public enum DifferenceKind
{
    /// <summary>One run has a step that the other lacks.</summary>
    Length,

    /// <summary>The actions differ.</summary>
    Action,

    /// <summary>Logical time after the step differs.</summary>
    Time,

    /// <summary>A named part of the trace hash differs, or only one run has it.</summary>
    Part,

    /// <summary>A verdict differs, or only one run has it.</summary>
    Verdict,

    /// <summary>The sentence of the violation differs.</summary>
    Violation,

    /// <summary>The trace hashes of the whole case differ.</summary>
    TraceHash,

    /// <summary>The verdict hashes of the whole case differ.</summary>
    VerdictHash,

    /// <summary>The random streams stand at different positions: one run drew more.</summary>
    StreamPositions,
}
