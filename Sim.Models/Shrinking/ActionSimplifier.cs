using System.Collections.Immutable;
using Sim.Models.Actions;
using Sim.Models.Chunks;

namespace Sim.Models.Shrinking;

/// <summary>
/// Strictly simpler forms of an action: fewer chunks, the default size, the lowest weight, shorter jumps, an earlier clock without consent, the weaker
/// probe, a dataset that is covered whole, an insertion in place of an ingestion, one correction in place of a batch,
/// a fetch that takes no time in place of an answer under way, a departure that is noticed in place of one that is
/// not. Keys stay, so that two chunks can never collapse onto one.
/// </summary>
public static class ActionSimplifier
{
    /// <summary>The simpler forms, simplest first.</summary>
    public static IEnumerable<WorldAction> Simpler(WorldAction action) => action switch
    {
        AddChunks add => SimplerBursts(add.Chunks).Select(chunks => new AddChunks(chunks)),
        IngestChunks ingest => SimplerBursts(ingest.Chunks).Select(chunks => (WorldAction)new IngestChunks(chunks)).Prepend(new AddChunks(ingest.Chunks)),
        CorrectBatch batch => SimplerBatches(batch.Corrections),
        AdvanceClock advance => SimplerTicks(advance.Ticks).Select(ticks => new AdvanceClock(ticks)),
        SetClock set => SimplerClocks(set),
        CheckConverged { Check: ConvergenceCheck.Strong } => [new CheckConverged(ConvergenceCheck.Weak)],
        CorrectChunk correct => SimplerChunks(correct.Replacement).Select(replacement => correct with { Replacement = replacement }),
        CoverDataset { FromBlock: not 0 } cover => [cover with { FromBlock = 0 }],
        PortalFetch { Portal: > 0 } fetch => [fetch with { Portal = 0 }],
        Deliver { Worker: { } worker } => [new WorkerFetch(worker, true)],
        Deliver { Portal: { } portal } => [new PortalFetch(true, portal)],
        Depart depart => [new WorkerLeft(depart.Worker)],
        SetMinReplication { Value: > 1 } set => Enumerable.Range(1, set.Value - 1).Select(value => new SetMinReplication(value)),
        _ => [],
    };

    private static IEnumerable<SetClock> SimplerClocks(SetClock set)
    {
        if (set.Consent)
        {
            yield return set with { Consent = false };
        }

        foreach (var tick in SimplerTicks(set.Tick))
        {
            yield return set with { Tick = tick };
        }
    }

    private static IEnumerable<ImmutableArray<ChunkPayload>> SimplerBursts(ImmutableArray<ChunkPayload> chunks)
    {
        if (chunks.Length > 2)
        {
            yield return chunks[..(chunks.Length / 2)];
            yield return chunks[(chunks.Length / 2)..];
        }

        for (var i = 0; chunks.Length > 1 && i < chunks.Length; i++)
        {
            yield return chunks.RemoveAt(i);
        }

        for (var i = 0; i < chunks.Length; i++)
        {
            foreach (var simpler in SimplerChunks(chunks[i]))
            {
                yield return chunks.SetItem(i, simpler);
            }
        }
    }

    private static IEnumerable<WorldAction> SimplerBatches(ImmutableArray<BatchedCorrection> corrections)
    {
        if (corrections is [var only])
        {
            yield return new CorrectChunk(only.Dataset, only.Id, only.Replacement);
        }

        for (var i = 0; corrections.Length > 1 && i < corrections.Length; i++)
        {
            yield return new CorrectBatch(corrections.RemoveAt(i));
        }

        for (var i = 0; i < corrections.Length; i++)
        {
            foreach (var simpler in SimplerChunks(corrections[i].Replacement))
            {
                yield return new CorrectBatch(corrections.SetItem(i, corrections[i] with { Replacement = simpler }));
            }
        }
    }

    private static IEnumerable<ChunkPayload> SimplerChunks(ChunkPayload chunk)
    {
        if (chunk.MinimumWorkerVersion is not null)
        {
            yield return chunk with { MinimumWorkerVersion = null };
        }

        var isPlain = chunk.SizeBytes == ChunkGenerators.DefaultSizeBytes;
        if (chunk.Weight > 1 && !isPlain)
        {
            yield return chunk with { Weight = 1, SizeBytes = ChunkGenerators.DefaultSizeBytes };
        }

        if (chunk.Weight > 1)
        {
            yield return chunk with { Weight = 1 };
        }

        if (!isPlain)
        {
            yield return chunk with { SizeBytes = ChunkGenerators.DefaultSizeBytes };
        }
    }

    private static IEnumerable<long> SimplerTicks(long ticks)
    {
        long last = -1;
        foreach (var candidate in new[] { 0, 1, ticks / 2, ticks - 1 })
        {
            if (candidate > last && candidate < ticks)
            {
                yield return last = candidate;
            }
        }
    }
}
