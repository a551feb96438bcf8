namespace Sim.Engine.Replay;

/// <summary>Which value counts for a witness that looks at all steps.</summary>
public enum WitnessAggregation
{
    /// <summary>It is enough that one step satisfies it.</summary>
    Some,

    /// <summary>The least value of all steps counts.</summary>
    Least,

    /// <summary>The greatest value of all steps counts.</summary>
    Greatest,
}
