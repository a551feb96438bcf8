namespace Sim.Histories.Isolation;

/// <summary>What is wrong with a history of transactions, in the names of Adya and of Elle.</summary>
public enum AnomalyKind
{
    /// <summary>A transaction reads something else than it wrote or read before.</summary>
    Internal,

    /// <summary>An element is read that nobody added.</summary>
    Phantom,

    /// <summary>A list holds an element twice.</summary>
    Duplicate,

    /// <summary>Two reads of one list, neither of which is the beginning of the other.</summary>
    IncompatibleOrder,

    /// <summary>G1a: what a transaction wrote that failed is read.</summary>
    AbortedRead,

    /// <summary>G1b: what a transaction overwrote itself is read.</summary>
    IntermediateRead,

    /// <summary>G0: transactions wrote after each other in a cycle.</summary>
    WriteCycle,

    /// <summary>G1c: transactions wrote after, or read from, each other in a cycle.</summary>
    CircularInformation,

    /// <summary>G-single: a cycle in which one transaction read what the next one overwrote.</summary>
    SingleAntidependency,

    /// <summary>A cycle with several such reads, no two of them in a row: snapshots do not allow it either.</summary>
    NonadjacentAntidependencies,

    /// <summary>G2: any other cycle, as write skew is one.</summary>
    AntidependencyCycle,

    /// <summary>A cycle that needs the order of time: a transaction did not see what had ended before it began.</summary>
    RealTimeCycle,
}
