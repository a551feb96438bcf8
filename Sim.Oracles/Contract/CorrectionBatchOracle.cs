using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-19, for batches of corrections (rules COR-3 and 22.15): a batch is refused exactly if one of it may not be, with the
/// reason of the lowest old key, and then leaves nothing; else every replacement is stored and pending under its key.
/// </summary>
public static class CorrectionBatchOracle
{
    /// <summary>Judges a batch that was refused.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="reason">The reason given.</param>
    public static Verdict JudgeRefused(PlacementView before, PlacementView after, IReadOnlyList<Correction> batch, CorrectionRejection reason) =>
        ExpectedReason(before, batch) is var expected && expected != reason
            ? Violated($"{batch.Count} corrections were refused with {reason}; the right answer is {expected?.ToString() ?? "to accept them"}")
            : ContractOracle.JudgeNothingRemains("RegisterCorrections", before.State, after.State);

    /// <summary>Judges a batch that was accepted.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="keys">The keys that were returned.</param>
    public static Verdict JudgeAccepted(PlacementView before, PlacementView after, IReadOnlyList<Correction> batch, IReadOnlyList<ChunkPk> keys)
    {
        if (ExpectedReason(before, batch) is { } reason)
        {
            return Violated($"{batch.Count} corrections were accepted, which must be refused with {reason}");
        }

        if (keys.Count != batch.Count || after.ChunkCount != before.ChunkCount + batch.Count)
        {
            return Violated(
                $"{batch.Count} corrections were accepted with {keys.Count} keys, and the state went from {before.ChunkCount} to {after.ChunkCount} chunks");
        }

        for (var i = 0; i < batch.Count; i++)
        {
            var (old, replacement) = batch[i];
            var row = after.RowOf(keys[i]);
            var isStored = row >= 0 && after.ChunkAt(row) is { } stored && stored.Dataset == replacement.Dataset && stored.Id == replacement.Id;
            if (!isStored || !after.State.Corrections.Any(correction => correction.Old == old && correction.New == keys[i] && !correction.IsCompleted))
            {
                return Violated($"{replacement.Dataset}/{replacement.Id} was accepted as {Wording.Name(keys[i])} for {Wording.Name(old, after)}, and is not stored so");
            }
        }

        return Verdict.Holds;
    }

    private static CorrectionRejection? ExpectedReason(PlacementView before, IReadOnlyList<Correction> batch)
    {
        var corrected = before.State.Corrections.Select(static correction => correction.Old).ToHashSet();
        var taken = before.State.Chunks.Select(static chunk => (chunk.Dataset, chunk.Id)).ToHashSet();
        foreach (var (old, replacement) in batch.OrderBy(static correction => correction.OldChunk))
        {
            if (ReasonOf(before, old, replacement, corrected, taken) is { } reason)
            {
                return reason;
            }

            corrected.Add(old);
            taken.Add((replacement.Dataset, replacement.Id));
        }

        return null;
    }

    private static CorrectionRejection? ReasonOf(
        PlacementView before, ChunkPk old, NewChunk replacement, HashSet<ChunkPk> corrected, HashSet<(string Dataset, string Id)> taken)
    {
        var row = before.RowOf(old);
        return row switch
        {
            < 0 => CorrectionRejection.OldChunkNotFound,
            _ when before.ChunkAt(row).Dataset != replacement.Dataset => CorrectionRejection.DatasetMismatch,
            _ when corrected.Contains(old) => CorrectionRejection.DuplicateCorrection,
            _ when before.LifecycleAt(row) is { Rejected: true } => CorrectionRejection.OldChunkRejected,
            _ when before.IsInRemoval(row) => CorrectionRejection.OldChunkBeingRemoved,
            _ when before.ChunkAt(row).Blocks != replacement.Blocks => CorrectionRejection.RangeChanged,
            _ when taken.Contains((replacement.Dataset, replacement.Id)) => CorrectionRejection.ReplacementChunkExists,
            _ => null,
        };
    }

    private static Verdict Violated(FormattableString sentence) => Wording.Of(OracleCatalog.Contract, "correction", "RegisterCorrections", sentence);
}
