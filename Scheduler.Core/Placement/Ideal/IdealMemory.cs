namespace Scheduler.Core.Placement;

/// <summary>
/// The latest stage 1 and what it was made from. Stage 1 does not look at who holds what, so in a cycle in which only
/// copies have moved its answer stands. Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class IdealMemory<THash>
    where THash : struct, IRingHash
{
    private HomeRows? _homes;
    private long[] _sizesBytes = [];
    private int[] _targets = [];
    private long[] _freeBytes = [];
    private int _floor;
    private HolderLists? _copies;

    /// <summary>How often stage 1 was run.</summary>
    public long Runs { get; private set; }

    /// <summary>Of the latest answer, if it was a refusal: the seats that were taken when a copy found none.</summary>
    public StuckSeating? Stuck { get; private set; }

    /// <summary>Runs stage 1, or finds its answer unchanged.</summary>
    /// <param name="walks">Walks over the fleet. The sizes of its chunks must not change afterwards.</param>
    /// <param name="freeBytes">Free space of each worker; charged if the stage is run.</param>
    /// <param name="targets">Most copies of each chunk.</param>
    /// <returns>Workers of each chunk in order of placement; null if some floor cannot be met.</returns>
    public HolderLists? TryPlace(FleetWalks<THash> walks, long[] freeBytes, int[] targets)
    {
        var sizes = walks.Input.Chunks.SizesBytes;
        var floor = walks.Input.Configuration.MinimumReplication;

        // Homes are the same object only if rings, chunks and their number are the same and no chunk is restricted.
        if (_homes == walks.Homes
            && _floor == floor
            && _freeBytes.AsSpan().SequenceEqual(freeBytes)
            && _targets.AsSpan().SequenceEqual(targets)
            && _sizesBytes.AsSpan().SequenceEqual(sizes))
        {
            return _copies;
        }

        _homes = walks.Homes;
        _floor = floor;
        _freeBytes = [.. freeBytes];
        _targets = targets;
        _sizesBytes = sizes;
        var stage = new IdealStage<THash>(walks, freeBytes, targets);
        _copies = stage.Run();
        Stuck = stage.Stuck;
        Runs++;
        return _copies;
    }
}
