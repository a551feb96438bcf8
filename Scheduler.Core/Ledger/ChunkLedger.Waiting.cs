using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    private const int MostWaitingLines = 100;

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
        return WaitingChange.Of(_waiting.Rows, waiting, now);
    }

    private void ApplyWaiting(WaitingChange change, Tick now)
    {
        _waiting.Replace(change.Waiting);
        ReportWaiting(change, now);
    }

    /// <summary>One line for each chunk that begins to wait, for another reason, or no more; where a whole fleet changes, for the first of them and for how many follow.</summary>
    private void ReportWaiting(WaitingChange change, Tick now)
    {
        _settings.Metrics?.SetWaiting(change.Waiting, now);
        var changes = change.Begun.Select(static row => ("begins to wait", row))
            .Concat(change.Altered.Select(static row => ("waits for another reason", row)))
            .Concat(change.Ended.Select(static row => ("waits no more", row)));
        foreach (var (what, row) in changes.Take(MostWaitingLines))
        {
            var chunk = _chunks.At(row.Chunk).Chunk;
            _settings.Logger.LogWarning(
                "chunk {Chunk} of dataset {Dataset}, {Size} bytes, {Change} at tick {Tick}: {Reason}, since tick {Since}",
                chunk.Id,
                chunk.Dataset,
                chunk.SizeBytes,
                what,
                now,
                WaitingReasonNames.Of(row.Reason),
                row.Since);
        }

        var count = change.Begun.Count + change.Altered.Count + change.Ended.Count;
        if (count > MostWaitingLines)
        {
            _settings.Logger.LogWarning("{Count} more chunks begin to wait, for another reason, or wait no more at tick {Tick}", count - MostWaitingLines, now);
        }
    }
}
