namespace Sim.Histories;

/// <summary>What a checker says of a history.</summary>
public enum HistoryVerdict
{
    /// <summary>It is as it should be.</summary>
    Holds,

    /// <summary>It is not.</summary>
    Violated,

    /// <summary>The search ended at its limit.</summary>
    Undecided,
}
