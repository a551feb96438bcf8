namespace Scheduler.Core.Placement;

/// <summary>
/// The order in which a planner with rings asks the workers for one copy, for whoever wants to tell why a copy is where it is. It asks
/// nobody for room; only the hashes decide. Rings are built as they are asked for.
/// </summary>
public sealed class CandidateOrder
{
    private readonly Func<PlacementChunks, int, int, ushort[]> _walk;

    private CandidateOrder(byte[][] identities, Func<PlacementChunks, int, int, ushort[]> walk) => (Identities, _walk) = (identities, walk);

    /// <summary>The fleet, by identity, in its order.</summary>
    public byte[][] Identities { get; }

    /// <summary>The orders over a fleet.</summary>
    /// <param name="hash">One of <see cref="PlannerCatalog.Hashes"/>.</param>
    /// <param name="identities">The fleet, by identity, in its order.</param>
    /// <param name="rings">Number of rings.</param>
    /// <exception cref="UnknownPlacementNameException">The hash is not known.</exception>
    public static CandidateOrder Over(string hash, byte[][] identities, int rings) => hash switch
    {
        PlannerCatalog.XxHash64 => Over<XxHash64RingHash>(identities, rings),
        PlannerCatalog.SeaHash => Over<SeaHashRingHash>(identities, rings),
        _ => throw new UnknownPlacementNameException("ring hash", hash, PlannerCatalog.Hashes),
    };

    /// <summary>All workers, as positions in the fleet, in the order in which a copy meets them.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="ordinal">Ordinal of the copy, from 0.</param>
    public ushort[] Of(PlacementChunks chunks, int chunk, int ordinal) => _walk(chunks, chunk, ordinal);

    private static CandidateOrder Over<THash>(byte[][] identities, int rings)
        where THash : struct, IRingHash
    {
        var table = new RingTable<THash>(identities, rings, new ulong[rings * identities.Length], identities.Length);
        return new CandidateOrder(identities, (chunks, chunk, ordinal) =>
        {
            var (order, next) = (new ushort[identities.Length], 0);
            foreach (var worker in identities.Length > 0 ? table.Walk(new ReplicaHashes<THash>(chunks).Hash(chunk, ordinal)) : default)
            {
                order[next++] = worker;
            }

            return order;
        });
    }
}
