using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-19, for ingestion (rule 22.13): a batch is refused exactly if one of its new chunks meets another one or a stored chunk
/// whose range is not free, and then leaves nothing; what is accepted is stored under the keys that were returned.
/// </summary>
public static class IngestOracle
{
    /// <summary>Judges a batch that was accepted.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="result">What was reported.</param>
    public static Verdict JudgeAccepted(PlacementView before, PlacementView after, IReadOnlyList<NewChunk> batch, IngestResult result)
    {
        var fresh = FreshPositions(before, batch);
        if (FirstOverlap(before, batch, fresh) is { } overlap)
        {
            return Violated($"a batch of {batch.Count} chunks was accepted although {overlap}");
        }

        if (!result.Duplicates.SequenceEqual(Enumerable.Range(0, batch.Count).Except(fresh)) || result.Inserted.Count != fresh.Count)
        {
            return Violated(
                $"of a batch of {batch.Count} chunks {fresh.Count} are new; reported were {result.Inserted.Count} and the duplicates [{string.Join(", ", result.Duplicates)}]");
        }

        for (var i = 0; i < fresh.Count; i++)
        {
            var (chunk, row) = (batch[fresh[i]], after.RowOf(result.Inserted[i]));
            var isStored = row >= 0 && before.RowOf(result.Inserted[i]) < 0 && after.ChunkAt(row) is { } stored
                && stored.Dataset == chunk.Dataset && stored.Id == chunk.Id && stored.SizeBytes == chunk.SizeBytes && stored.Blocks == chunk.Blocks;
            if (!isStored)
            {
                return Violated($"{chunk.Dataset}/{chunk.Id} was ingested as {Wording.Name(result.Inserted[i])}, and is not stored so");
            }
        }

        return after.ChunkCount == before.ChunkCount + fresh.Count
            ? Verdict.Holds
            : Violated($"{fresh.Count} chunks were ingested, and the state went from {before.ChunkCount} to {after.ChunkCount} chunks");
    }

    /// <summary>Judges a batch that was refused for an overlap.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    /// <param name="batch">The batch.</param>
    public static Verdict JudgeRefused(PlacementView before, PlacementView after, IReadOnlyList<NewChunk> batch) =>
        FirstOverlap(before, batch, FreshPositions(before, batch)) is null
            ? Violated($"a batch of {batch.Count} chunks was refused for an overlap, and nothing in it overlaps")
            : ContractOracle.JudgeNothingRemains("IngestChunks", before.State, after.State);

    /// <summary>The positions of chunks that are neither stored nor named earlier in the batch, ascending.</summary>
    /// <param name="before">State before the batch.</param>
    /// <param name="batch">The batch.</param>
    public static IReadOnlyList<int> FreshPositions(PlacementView before, IReadOnlyList<NewChunk> batch)
    {
        var known = before.State.Chunks.Select(static chunk => (chunk.Dataset, chunk.Id)).ToHashSet();
        var fresh = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (known.Add((batch[i].Dataset, batch[i].Id)))
            {
                fresh.Add(i);
            }
        }

        return fresh;
    }

    private static string? FirstOverlap(PlacementView before, IReadOnlyList<NewChunk> batch, IReadOnlyList<int> fresh)
    {
        for (var i = 0; i < fresh.Count; i++)
        {
            var chunk = batch[fresh[i]];
            for (var row = 0; row < before.ChunkCount; row++)
            {
                var stored = before.ChunkAt(row);
                var isTaken = before.LifecycleAt(row) is not { Rejected: true } && !before.IsInRemoval(row);
                if (isTaken && stored.Dataset == chunk.Dataset && Meets(stored.Blocks, chunk.Blocks))
                {
                    return Wording.Text($"{chunk.Dataset}/{chunk.Id} ({chunk.Blocks}) meets {Wording.Name(stored)} ({stored.Blocks})");
                }
            }

            for (var earlier = 0; earlier < i; earlier++)
            {
                var other = batch[fresh[earlier]];
                if (other.Dataset == chunk.Dataset && Meets(other.Blocks, chunk.Blocks))
                {
                    return Wording.Text($"{chunk.Dataset}/{chunk.Id} ({chunk.Blocks}) meets {other.Dataset}/{other.Id} ({other.Blocks}) of the same batch");
                }
            }
        }

        return null;
    }

    private static bool Meets(BlockRange left, BlockRange right) => left.First <= right.Last && right.First <= left.Last;

    private static Verdict Violated(FormattableString sentence) => Wording.Of(OracleCatalog.Contract, "ingestion", "IngestChunks", sentence);
}
