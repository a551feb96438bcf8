using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Draws;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>Chunks and corrections of one swarm case.</summary>
public sealed class SwarmChunks
{
    private const int LargestKey = 65_535;
    private const int CollisionPeriod = 20;

    private static readonly Gen<int> Weights = AnyOf.Values(1, 4, 12);

    private readonly Gen<ChunkPayload> _chunk;
    private readonly Gen<ChunkKey> _key;
    private readonly long _largestBytes;

    /// <summary>Creates the generators.</summary>
    public SwarmChunks(WorldConfiguration configuration, SwarmMix mix)
    {
        // A file refuses larger chunks, however large the disks are.
        _largestBytes = Math.Clamp(configuration.WorkerCapacityBytes / 2, ChunkGenerators.SmallestSizeBytes, int.MaxValue);
        var size = Sizes(mix.Sizes);
        _key = Gen.Select(Gen.Int[0, LargestKey], Gen.Int[0, 99], (key, percent) =>
            new ChunkKey((ulong)(percent < mix.CollidingPercent ? key / CollisionPeriod * CollisionPeriod : key)));
        var dataset = Gen.Int[0, configuration.Datasets.Length - 1];
        _chunk = Gen.Select(_key, size, Weights, dataset, Gen.Int[0, 99], (key, bytes, weight, index, percent) =>
            ChunkGenerators.Payload(configuration.Datasets[index], key, bytes, weight) with
            {
                MinimumWorkerVersion = percent < mix.RestrictedPercent ? SwarmConfiguration.NewVersion : null,
            });
        FirstBurst = _chunk.Array[1, 20].Select(chunks => (WorldAction)new AddChunks([.. chunks]));
    }

    /// <summary>1 to 20 chunks in one action, so that many a fleet is full from the start.</summary>
    public Gen<WorldAction> FirstBurst { get; }

    /// <summary>1 to 5 chunks in one action; in three cases of four those that there is no room for are left out, all but the first.</summary>
    /// <param name="roomBytes">Size of all of them with which nothing would be left.</param>
    public Gen<WorldAction> Burst(long roomBytes) =>
        Gen.Select(_chunk.Array[1, 5], Gen.Int[0, 3], (chunks, greed) => (WorldAction)new AddChunks([.. greed == 0 ? chunks : Fitting(chunks, roomBytes)]));

    /// <summary>One chunk that takes most of the room that the floors leave, or the largest that there is.</summary>
    /// <param name="roomBytes">Size with which nothing would be left.</param>
    public Gen<WorldAction> TopUp(long roomBytes) =>
        Gen.Select(_chunk, Gen.Long[90, 100], (chunk, percent) => (WorldAction)new AddChunks(
            [chunk with { SizeBytes = Math.Clamp(roomBytes / 100 * percent, ChunkGenerators.SmallestSizeBytes, _largestBytes) }]));

    /// <summary>A correction of one of the chunks that keeps to the rules as far as the generator can see.</summary>
    public Gen<WorldAction> Correction(IReadOnlyList<ChunkView> targets) =>
        Gen.Select(Gen.Int[0, targets.Count - 1], _chunk, (row, fresh) => (WorldAction)Correct(targets[row], Replacement(targets[row], fresh)));

    /// <summary>A correction that must be refused or skipped: a moved range, an unknown old chunk, a taken identity, a foreign dataset.</summary>
    public Gen<WorldAction> RefusedCorrection(IReadOnlyList<ChunkView> targets) =>
        Gen.Select(
            Gen.Int[0, targets.Count - 1],
            Gen.Int[0, targets.Count - 1],
            _chunk,
            Gen.Int[0, 3],
            (row, other, fresh, kind) => (WorldAction)Refused(targets[row], targets[other], fresh, kind));

    /// <summary>1 to 5 chunks in one batch that there is room for; in half of the cases a stored chunk or one with its range is among them.</summary>
    /// <param name="stored">Chunks that are there.</param>
    /// <param name="roomBytes">Size of all new ones with which nothing would be left.</param>
    public Gen<WorldAction> Ingestion(IReadOnlyList<ChunkView> stored, long roomBytes) =>
        Gen.Select(_chunk.Array[1, 5], Gen.Int[0, stored.Count - 1], Gen.Int[0, 3], (chunks, row, kind) =>
        {
            var known = stored[row];
            chunks[^1] = kind switch
            {
                0 => Replacement(known, chunks[^1]),
                1 => Replacement(known, chunks[^1]) with { Id = known.Id },
                _ => chunks[^1],
            };
            return (WorldAction)new IngestChunks([.. Fitting(chunks, roomBytes)]);
        });

    /// <summary>2 to 4 corrections in one batch, of any datasets; in one case of four the last must be refused for itself, and a chunk may be named twice.</summary>
    public Gen<WorldAction> CorrectionBatch(IReadOnlyList<ChunkView> targets) =>
        Gen.Select(Gen.Int[0, targets.Count - 1].Array[4], _chunk.Array[2, 4], Gen.Int[0, 15], (rows, fresh, kind) =>
        {
            var corrections = fresh.Select((chunk, i) => Correct(targets[rows[i]], Replacement(targets[rows[i]], chunk))).ToArray();
            corrections[^1] = kind < 4 ? Refused(targets[rows[fresh.Length - 1]], targets[rows[0]], fresh[^1], kind) : corrections[^1];
            return (WorldAction)new CorrectBatch(
                [.. corrections.Select(correction => new BatchedCorrection(correction.Dataset, correction.Id, correction.Replacement))]);
        });

    private Gen<long> Sizes(SizeSpread spread) => spread switch
    {
        SizeSpread.Mixed => Gen.Long[ChunkGenerators.SmallestSizeBytes, ChunkGenerators.LargestSizeBytes],
        SizeSpread.Bulky => Gen.Long[ChunkGenerators.SmallestSizeBytes, _largestBytes],
        _ => Gen.Const(ChunkGenerators.DefaultSizeBytes),
    };

    private static IEnumerable<ChunkPayload> Fitting(ChunkPayload[] chunks, long roomBytes)
    {
        yield return chunks[0];
        roomBytes -= chunks[0].SizeBytes;
        foreach (var chunk in chunks.Skip(1))
        {
            if (chunk.SizeBytes <= roomBytes)
            {
                roomBytes -= chunk.SizeBytes;
                yield return chunk;
            }
        }
    }

    private static CorrectChunk Refused(ChunkView old, ChunkView other, ChunkPayload fresh, int kind)
    {
        var replacement = Replacement(old, fresh);
        return kind switch
        {
            0 => Correct(old, replacement with { LastBlock = replacement.LastBlock + 1 }),
            1 => new CorrectChunk(old.Dataset, old.Id + "-unknown", replacement),
            2 => Correct(old, replacement with { Id = other.Dataset == old.Dataset ? other.Id : old.Id }),
            _ => Correct(old, replacement with { Dataset = old.Dataset + "-foreign" }),
        };
    }

    private static ChunkPayload Replacement(ChunkView old, ChunkPayload fresh) =>
        fresh with { Dataset = old.Dataset, FirstBlock = old.Blocks.First, LastBlock = old.Blocks.Last };

    private static CorrectChunk Correct(ChunkView old, ChunkPayload replacement) => new CorrectChunk(old.Dataset, old.Id, replacement);
}
