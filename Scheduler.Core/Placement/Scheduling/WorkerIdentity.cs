using System.Buffers;
using System.Text;

namespace Scheduler.Core.Placement;

/// <summary>The identity bytes behind a peer id.</summary>
public static class WorkerIdentity
{
    /// <summary>Reads a peer id: hexadecimal text gives the bytes that it spells, any other text its UTF-8 bytes.</summary>
    public static byte[] Of(string peerId)
    {
        var bytes = new byte[peerId.Length / 2];
        var status = Convert.FromHexString(peerId, bytes, out _, out _);
        return status == OperationStatus.Done && peerId.Length > 0 ? bytes : Encoding.UTF8.GetBytes(peerId);
    }

    /// <summary>The bytes in lower-case hexadecimal: the same text for all peer ids that spell the same identity.</summary>
    public static string CanonicalTextOf(string peerId) => Convert.ToHexStringLower(Of(peerId));
}
