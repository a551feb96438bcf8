using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What a confirmation does to the routing.</summary>
    /// <exception cref="StorageException">The assignment was never minted.</exception>
    internal ConfirmationDecision DecideConfirmation(WorkerAssignmentId id)
    {
        if (id <= _assignments.Watermark)
        {
            return ConfirmationDecision.Nothing;
        }

        if (!_assignments.IsUnconfirmed(id))
        {
            throw StorageFault.UnknownAssignment(id, _assignments.Newest);
        }

        using var phase = Phase(StoragePhases.ReplayConfirmedDiffs);
        var replayed = RoutingReplay.Decide(_diffs.Rows, _assignments.Watermark, id);
        HoldersView[] rows = [.. replayed.Select(static diff => new HoldersView(diff.Chunk, diff.Workers))];
        return new ConfirmationDecision(
            id,
            rows,
            Array.FindAll(rows, row => !_chunks.At(row.Chunk).Routing.SequenceEqual(row.Workers)),
            _diffs.Rows.Count(diff => diff.Assignment <= id));
    }

    /// <summary>Moves the watermark and the routing.</summary>
    internal void ApplyConfirmation(ConfirmationDecision decision)
    {
        if (decision.Watermark is not { } id)
        {
            return;
        }

        _settings.Logger.LogDebug(
            "worker assignment {Assignment} confirmed at tick {Tick}, {Count} routing rows change", id, decision.Tick, decision.Replayed.Count);
        foreach (var row in decision.Replayed)
        {
            _routing.Set(row.Chunk, row.Workers);
        }

        _diffs.SettleUpTo(id);
        _assignments.Confirm(id);
    }
}
