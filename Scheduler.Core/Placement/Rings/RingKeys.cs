using System.Buffers.Binary;

namespace Scheduler.Core.Placement;

/// <summary>The keys that decide where workers stand: identity, colon, ring number as 2 bytes little endian. Not safe for use by several threads at once.</summary>
/// <typeparam name="THash">Hash of the keys.</typeparam>
internal sealed class RingKeys<THash>
    where THash : struct, IRingHash
{
    private byte[] _key = new byte[64];

    /// <summary>The full hash of a worker on one ring.</summary>
    public ulong Hash(byte[] identity, int ring)
    {
        var key = Key(identity);
        BinaryPrimitives.WriteUInt16LittleEndian(key[^sizeof(ushort)..], (ushort)ring);
        return THash.Hash(key);
    }

    /// <summary>The full hashes of a worker on consecutive rings.</summary>
    public void Hash(byte[] identity, int firstRing, Span<ulong> hashes) => OrdinalHash<THash>.Hash(Key(identity), firstRing, hashes);

    private Span<byte> Key(byte[] identity)
    {
        var length = identity.Length + 1 + sizeof(ushort);
        if (_key.Length < length)
        {
            _key = new byte[length * 2];
        }

        identity.CopyTo(_key, 0);
        _key[identity.Length] = (byte)':';
        return _key.AsSpan(0, length);
    }
}
