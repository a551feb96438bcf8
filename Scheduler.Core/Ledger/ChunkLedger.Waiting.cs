using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    private IReadOnlyList<WaitingChunk> _waiting = [];

    /// <summary>What waits with a plan, and since when.</summary>
    private WaitingChange DecideWaiting(IReadOnlyList<WaitingRow> rows, SchedulingInput input, Tick now)
    {
        var waiting = new (ChunkPk Chunk, WaitingReason Reason)[rows.Count];
        for (var i = 0; i < waiting.Length; i++)
        {
            Invariant.Require(i == 0 || rows[i - 1].Chunk < rows[i].Chunk, "waiting chunks must ascend and differ");
            waiting[i] = (input.Chunks.Pks[rows[i].Chunk], rows[i].Reason);
        }

        Array.Sort(waiting, static (left, right) => left.Chunk.CompareTo(right.Chunk));
        return WaitingChange.Of(_waiting, waiting, now);
    }

    private void ApplyWaiting(WaitingChange change)
    {
        ReplaceWaiting(change.Waiting);
    }

    private void ReplaceWaiting(IReadOnlyList<WaitingChunk> waiting)
    {
        _waiting = waiting;
        _views.ForgetWhole();
    }

    /// <summary>A chunk that was tombstoned after the latest plan waits for nothing, although its row is there until the next one.</summary>
    private IReadOnlyList<WaitingChunk> ReadWaiting() =>
        _waiting.Count == 0 ? [] : [.. _waiting.Where(row => At(row.Chunk).Lifecycle is { WorkerServable: true })];
}
