namespace Sim.Cluster.Leaks;

/// <summary>One thing that left its world.</summary>
/// <param name="Kind">How.</param>
/// <param name="Node">Whose it was; null if nobody knows.</param>
/// <param name="Where">Where: the method that went on, or the stack of the thread.</param>
public sealed record Leak(LeakKind Kind, string? Node, string Where)
{
    /// <summary>What to write instead.</summary>
    public string Remedy => Kind switch
    {
        LeakKind.RealTimer => "pass the node's TimeProvider: Task.Delay(delay, node.Time), new PeriodicTimer(period, node.Time), new CancellationTokenSource(delay, node.Time), task.WaitAsync(timeout, node.Time)",
        LeakKind.RealInput => "give the code a simulated network or disk",
        LeakKind.Blocked => "await the task instead of blocking on it",
        _ => "call the method without Task.Run, and await without ConfigureAwait(false) what other code of the node completes (Channel.ReadAsync, SemaphoreSlim.WaitAsync)",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Sentence} ({Node ?? "some node"}): {Remedy}\n{Where}";

    private string Sentence => Kind switch
    {
        LeakKind.RealTimer => "code of a node waited for real time",
        LeakKind.RealInput => "code of a node waited for the real world",
        LeakKind.Blocked => "code of a node blocked the only thread",
        _ => "code of a node ran on a foreign thread",
    };
}
