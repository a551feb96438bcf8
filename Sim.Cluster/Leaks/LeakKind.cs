namespace Sim.Cluster.Leaks;

/// <summary>How code of a node left its world.</summary>
public enum LeakKind
{
    /// <summary>It ran on a thread that is not the world's: <c>Task.Run</c>, or a <c>ConfigureAwait(false)</c> that nothing could run on the spot.</summary>
    ForeignThread,

    /// <summary>It waited for real time: <c>Task.Delay</c> or a timer without the node's <c>TimeProvider</c>.</summary>
    RealTimer,

    /// <summary>It waited for the real world: a socket, a file, a process.</summary>
    RealInput,

    /// <summary>It blocked the only thread there is.</summary>
    Blocked,
}
