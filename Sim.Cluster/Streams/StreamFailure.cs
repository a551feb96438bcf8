using System.Net.Sockets;

namespace Sim.Cluster.Streams;

/// <summary>The exceptions that real connections throw.</summary>
internal static class StreamFailure
{
    /// <summary>A connection that came to nothing.</summary>
    public static SocketException Connecting(SocketError error) => new((int)error);

    /// <summary>A connection that ended otherwise than its ends wanted.</summary>
    public static IOException Of(SocketError error)
    {
        var cause = new SocketException((int)error);
        return new IOException($"the connection failed: {cause.Message}", cause);
    }
}
