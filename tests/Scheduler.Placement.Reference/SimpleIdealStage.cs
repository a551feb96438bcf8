using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>
/// Stage 1: where the copies would go if nobody held anything yet. Consistent hashing with bounded loads;
/// mandatory copies first, then the bonus.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class SimpleIdealStage<THash> : ISimpleSeating
    where THash : struct, IRingHash
{
    private readonly SimpleFleetWalks<THash> _walks;
    private readonly long[] _freeBytes;
    private readonly int[] _targets;
    private readonly int _floor;
    private readonly long[] _sizesBytes;
    private readonly SimpleCopyRows _copies;

    /// <summary>Creates the stage.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="freeBytes">Free space of each worker, at least 0; charged as copies are placed.</param>
    /// <param name="targets">Most copies of each chunk.</param>
    public SimpleIdealStage(SimpleFleetWalks<THash> walks, long[] freeBytes, int[] targets)
    {
        _walks = walks;
        _freeBytes = freeBytes;
        _targets = targets;
        _floor = walks.Input.Configuration.MinimumReplication;
        _sizesBytes = walks.Input.Chunks.SizesBytes;

        // Rows never outgrow the fleet: a floor above it fails before.
        _copies = new SimpleCopyRows(Array.ConvertAll(targets, target => Math.Min(freeBytes.Length, Math.Max(_floor, target))));
    }

    /// <summary>Places all copies.</summary>
    /// <returns>Workers of each chunk in order of placement; null if some floor cannot be met.</returns>
    public SimpleCopyRows? Run()
    {
        if (!PlaceFloors(_walks.Order.Restricted) || !PlaceFloors(_walks.Order.Unrestricted))
        {
            return null;
        }

        SimpleBonusRounds.Run(this, _walks.Order.All, _targets, _floor);
        return _copies;
    }

    /// <inheritdoc/>
    public bool TrySeat(int chunk, int tag)
    {
        var size = _sizesBytes[chunk];
        var eligible = _walks.Eligibility.WorkersFor(chunk);
        foreach (var worker in _walks.Walk(chunk, tag))
        {
            if (_freeBytes[worker] >= size && (eligible is null || eligible[worker]) && !_copies.Contains(chunk, worker))
            {
                _freeBytes[worker] -= size;
                _copies.Add(chunk, worker);
                return true;
            }
        }

        return false;
    }

    /// <summary>Every chunk of the group gets its first copy before any gets its second.</summary>
    private bool PlaceFloors(ReadOnlySpan<int> group)
    {
        for (var tag = 0; tag < _floor; tag++)
        {
            foreach (var chunk in group)
            {
                if (!TrySeat(chunk, tag))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
