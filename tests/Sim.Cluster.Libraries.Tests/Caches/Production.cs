namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>One run of a factory. Its number is the value that it makes.</summary>
/// <param name="Key">For which key.</param>
/// <param name="StartedTicks">When it began, in true ticks.</param>
/// <param name="Cancellation">Tells it that nobody waits any more.</param>
internal sealed record Production(string Key, long StartedTicks, CancellationToken Cancellation)
{
    /// <summary>Whether it runs, and somebody waits for it.</summary>
    public bool IsWanted => EndedTicks is null && !Cancellation.IsCancellationRequested;

    /// <summary>When it ended; null while it runs.</summary>
    public long? EndedTicks { get; set; }
}
