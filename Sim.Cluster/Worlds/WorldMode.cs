namespace Sim.Cluster.Worlds;

/// <summary>What becomes of code that leaves the context of its node.</summary>
public enum WorldMode
{
    /// <summary>It ends the case with a report. Many worlds run at once, each on a thread of its own.</summary>
    Strict,

    /// <summary>
    /// It runs on the thread pool, which is narrowed to one thread, so that its order depends on the program alone; time moves
    /// only when nothing is queued there. One such world runs in a process at a time.
    /// </summary>
    PoolOfOne,
}
