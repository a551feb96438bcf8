using System.Buffers.Binary;
using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>
/// Hash rings of a fleet: every ring is a permutation of all workers, each a different one, so that the
/// overflow of a full or departed worker spreads over the whole fleet instead of hitting one successor.
/// Rings depend on the ordered identities alone, so they are kept from call to call and built again when that
/// list differs. A ring is built when the first walk needs it; small plans touch few of them.
/// Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
internal sealed class SimpleRings<THash>
    where THash : struct, IRingHash
{
    private byte[][] _identities = [];
    private int _rings;
    private int _workers;
    private int _fleet;
    private int[] _builtForFleet = [];
    private ulong[] _hashes = [];
    private ushort[] _positions = [];
    private byte[] _key = [];

    /// <summary>How many rings were built so far, over all fleets.</summary>
    public long BuiltRings { get; private set; }

    /// <summary>Makes the cache serve a fleet. Keeps every ring if the fleet is the one it serves already.</summary>
    /// <param name="identities">Identity bytes in fleet order. The arrays must not change afterwards.</param>
    /// <param name="rings">Number of rings.</param>
    /// <param name="expectedWalks">Walks to expect. If they will touch nearly every ring anyway, all are built at once.</param>
    public void Prepare(ReadOnlySpan<byte[]> identities, int rings, long expectedWalks)
    {
        if (rings != _rings || !IsSameFleet(identities))
        {
            Adopt(identities, rings);
        }

        if (expectedWalks >= 4L * rings)
        {
            for (var ring = 0; ring < rings; ring++)
            {
                EnsureBuilt(ring);
            }
        }
    }

    /// <summary>The walk of a replica: its ring is the hash modulo the number of rings, its start the first worker at or above the hash.</summary>
    public SimpleWalk Walk(ulong replicaHash)
    {
        var ring = (int)(replicaHash % (ulong)_rings);
        EnsureBuilt(ring);
        var start = FirstAtOrAbove(HashesOf(ring), replicaHash);
        return new SimpleWalk(PositionsOf(ring), start == _workers ? 0 : start);
    }

    /// <summary>Worker positions of a ring in ascending order of their hashes.</summary>
    public ReadOnlySpan<ushort> Positions(int ring)
    {
        EnsureBuilt(ring);
        return PositionsOf(ring);
    }

    /// <summary>Hashes of a ring, ascending, entry for entry those of <see cref="Positions"/>.</summary>
    public ReadOnlySpan<ulong> Hashes(int ring)
    {
        EnsureBuilt(ring);
        return HashesOf(ring);
    }

    private Span<ulong> HashesOf(int ring) => _hashes.AsSpan(ring * _workers, _workers);

    private Span<ushort> PositionsOf(int ring) => _positions.AsSpan(ring * _workers, _workers);

    private bool IsSameFleet(ReadOnlySpan<byte[]> identities)
    {
        if (identities.Length != _workers)
        {
            return false;
        }

        for (var worker = 0; worker < identities.Length; worker++)
        {
            if (!ReferenceEquals(identities[worker], _identities[worker]) && !identities[worker].AsSpan().SequenceEqual(_identities[worker]))
            {
                return false;
            }
        }

        return true;
    }

    private void Adopt(ReadOnlySpan<byte[]> identities, int rings)
    {
        _identities = identities.ToArray();
        _workers = identities.Length;
        _rings = rings;
        _fleet++;
        _builtForFleet = Grown(_builtForFleet, rings);
        _hashes = Grown(_hashes, rings * _workers);
        _positions = Grown(_positions, rings * _workers);
    }

    private static T[] Grown<T>(T[] array, int length) => array.Length >= length ? array : new T[length];

    private void EnsureBuilt(int ring)
    {
        if (_builtForFleet[ring] != _fleet)
        {
            Build(ring);
            _builtForFleet[ring] = _fleet;
            BuiltRings++;
        }
    }

    private void Build(int ring)
    {
        var hashes = HashesOf(ring);
        var positions = PositionsOf(ring);
        for (var worker = 0; worker < _workers; worker++)
        {
            hashes[worker] = THash.Hash(RingKey(_identities[worker], ring));
            positions[worker] = (ushort)worker;
        }

        hashes.Sort(positions);
        OrderEqualHashesByPosition(hashes, positions);
    }

    /// <summary>Identity, colon, ring number as 2 bytes little endian.</summary>
    private ReadOnlySpan<byte> RingKey(byte[] identity, int ring)
    {
        var length = identity.Length + 1 + sizeof(ushort);
        _key = Grown(_key, length);
        identity.CopyTo(_key, 0);
        _key[identity.Length] = (byte)':';
        BinaryPrimitives.WriteUInt16LittleEndian(_key.AsSpan(identity.Length + 1), (ushort)ring);
        return _key.AsSpan(0, length);
    }

    /// <summary>The sort is unstable; equal hashes are rare but must not depend on it.</summary>
    private static void OrderEqualHashesByPosition(ReadOnlySpan<ulong> hashes, Span<ushort> positions)
    {
        for (var i = 1; i < hashes.Length; i++)
        {
            var from = i - 1;
            while (i < hashes.Length && hashes[i] == hashes[from])
            {
                i++;
            }

            if (i - from > 1)
            {
                positions[from..i].Sort();
            }
        }
    }

    private static int FirstAtOrAbove(ReadOnlySpan<ulong> hashes, ulong hash)
    {
        var low = 0;
        var high = hashes.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (hashes[middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
