using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>What both stages of a plan share: the chunks, who may take them, their precedence, and their walks over the fleet.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class SimpleFleetWalks<THash>
    where THash : struct, IRingHash
{
    private readonly SimpleRings<THash> _rings;
    private readonly SimpleReplicaHashes<THash> _hashes;

    /// <summary>Prepares walks over rings that serve the fleet already.</summary>
    public SimpleFleetWalks(PlacementInput input, SimpleRings<THash> rings)
    {
        Input = input;
        _rings = rings;
        _hashes = new SimpleReplicaHashes<THash>(input.Chunks);
        Eligibility = new VersionEligibility(input.Chunks, input.Workers);
        Order = new PlacementOrder(input.Chunks.Count, Eligibility);
    }

    /// <summary>The input of the plan.</summary>
    public PlacementInput Input { get; }

    /// <summary>Which workers may receive which chunks.</summary>
    public VersionEligibility Eligibility { get; }

    /// <summary>Chunks in order of precedence.</summary>
    public PlacementOrder Order { get; }

    /// <summary>The workers that a replica meets, in order.</summary>
    public SimpleWalk Walk(int chunk, int tag) => _rings.Walk(_hashes.Hash(chunk, tag));
}
