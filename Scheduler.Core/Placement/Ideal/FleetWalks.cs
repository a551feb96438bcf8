namespace Scheduler.Core.Placement;

/// <summary>What both stages of a plan share: the chunks, who may take them, their precedence, their homes, and the walks over the fleet for copies that are refused at home.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class FleetWalks<THash>
    where THash : struct, IRingHash
{
    private readonly RingTable<THash> _table;
    private readonly ReplicaHashes<THash> _hashes;

    /// <summary>Prepares walks over rings that serve the fleet already.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="eligibility">Which workers may receive which chunks.</param>
    /// <param name="memory">Rings of the fleet, and homes from the call before.</param>
    /// <param name="copies">For each chunk, how many copies may be asked for.</param>
    /// <param name="execution">How to run.</param>
    public FleetWalks(PlacementInput input, VersionEligibility eligibility, FleetMemory<THash> memory, ReadOnlySpan<int> copies, PlannerExecution execution)
    {
        Input = input;
        Execution = execution;
        _table = memory.Rings.Table;
        Eligibility = eligibility;
        Order = new PlacementOrder(input.Chunks.Count, Eligibility);
        var homes = new int[copies.Length];
        for (var chunk = 0; chunk < homes.Length; chunk++)
        {
            homes[chunk] = Math.Min(input.Workers.Count, copies[chunk]);
        }

        Homes = memory.Homes.Find(input.Chunks, Eligibility, _table, homes, execution);
        _hashes = new ReplicaHashes<THash>(input.Chunks);
    }

    /// <summary>The input of the plan.</summary>
    public PlacementInput Input { get; }

    /// <summary>How to run.</summary>
    public PlannerExecution Execution { get; }

    /// <summary>Which workers may receive which chunks.</summary>
    public VersionEligibility Eligibility { get; }

    /// <summary>Chunks in order of precedence.</summary>
    public PlacementOrder Order { get; }

    /// <summary>Where copies go while nobody is full: for each chunk as many as it may ask for, but at most one per worker.</summary>
    public HomeRows Homes { get; }

    /// <summary>The workers that a replica meets, in order.</summary>
    public RingWalk Walk(int chunk, int tag) => _table.Walk(_hashes.Hash(chunk, tag));
}
