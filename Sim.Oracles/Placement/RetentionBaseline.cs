using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// What was held just before a scheduling cycle, after departures were processed: the yardstick of retention and of
/// atomic publication. A chunk is present if anybody holds it on paper, even if all of its holders have left.
/// </summary>
public sealed class RetentionBaseline
{
    private readonly PlacementView _before;

    private RetentionBaseline(PlacementView before) => _before = before;

    /// <summary>Takes the baseline from the state before the cycle.</summary>
    public static RetentionBaseline From(PlacementView before) => new(before);

    /// <summary>Whether the chunk had a holder, ideal or draining, active or departed.</summary>
    public bool Contains(ChunkPk chunk)
    {
        var row = _before.RowOf(chunk);
        return row >= 0 && _before.IsHeld(row);
    }

    /// <summary>Whether readers saw the chunk.</summary>
    public bool WasVisible(ChunkPk chunk)
    {
        var row = _before.RowOf(chunk);
        return row >= 0 && _before.IsVisible(row);
    }

    /// <summary>Ideal holders of the chunk, departed ones included; empty for a chunk without any.</summary>
    public ReadOnlySpan<WorkerPk> IdealOf(ChunkPk chunk)
    {
        var row = _before.RowOf(chunk);
        return row < 0 ? [] : _before.IdealAt(row);
    }

    /// <summary>Whether the worker was active.</summary>
    public bool WasActive(WorkerPk worker) => _before.IsActive(worker);
}
