namespace Sim.Cluster.Streams;

/// <summary>Some bytes that travel together.</summary>
/// <param name="flow">Which way.</param>
/// <param name="content">The bytes; null for the end of the flow.</param>
/// <param name="sentTicks">When they were sent.</param>
internal sealed class Segment(StreamFlow flow, byte[]? content, long sentTicks)
{
    public StreamFlow Flow => flow;

    public byte[]? Content => content;

    public long SentTicks => sentTicks;

    /// <summary>How often it was sent in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it is there, perhaps before others that were sent earlier.</summary>
    public bool HasArrived { get; set; }
}
