using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// A ring on which worker k has hash k, so that a test can say where every walk starts: a replica of hash h meets
/// h, h + 1, ... modulo the fleet. The id of a chunk spells the hashes of its replicas by tag, as in <c>2,0,1;name</c>.
/// Replicas beyond the list start at the last hash given.
/// </summary>
internal readonly struct IdentityRingHash : IRingHash
{
    private const byte WorkerMark = 0xff;

    public static byte[] WorkerIdentity(int worker) => [WorkerMark, (byte)worker];

    public static string ChunkId(IEnumerable<int> hashes, int name) =>
        string.Join(',', hashes.Select(hash => hash.ToString(CultureInfo.InvariantCulture))) + ";" + name.ToString(CultureInfo.InvariantCulture);

    public static ulong Hash(ReadOnlySpan<byte> key)
    {
        if (key[0] == WorkerMark)
        {
            return key[1];
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(key[^2..]);
        var text = Encoding.UTF8.GetString(key[..^2]);
        var hashes = text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..text.IndexOf(';', StringComparison.Ordinal)].Split(',');
        return ulong.Parse(hashes[Math.Min(tag, hashes.Length - 1)], CultureInfo.InvariantCulture);
    }
}
