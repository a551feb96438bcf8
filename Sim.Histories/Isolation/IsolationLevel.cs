namespace Sim.Histories.Isolation;

/// <summary>What a database promises to concurrent transactions, from least to most (Adya 1999).</summary>
public enum IsolationLevel
{
    /// <summary>Writes of two transactions do not interleave.</summary>
    ReadUncommitted,

    /// <summary>Only what was committed, and only its final form, is read.</summary>
    ReadCommitted,

    /// <summary>A transaction reads one state of the past and loses no update.</summary>
    SnapshotIsolation,

    /// <summary>As if the transactions had run one after the other.</summary>
    Serializable,

    /// <summary>As if they had run one after the other, each at some moment between its begin and its end.</summary>
    StrictSerializable,
}
