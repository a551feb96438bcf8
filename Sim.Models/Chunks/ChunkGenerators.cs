using System.Collections.Immutable;
using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;

namespace Sim.Models.Chunks;

/// <summary>Generators of chunks, by the rules of one model.</summary>
public sealed class ChunkGenerators
{
    /// <summary>Size of an ordinary chunk: 1 MiB.</summary>
    public const long DefaultSizeBytes = 1 << 20;

    /// <summary>Smallest random size: 512 KiB.</summary>
    public const long SmallestSizeBytes = 512 << 10;

    /// <summary>Largest random size: 2 MiB.</summary>
    public const long LargestSizeBytes = 2 << 20;

    private const int LargestKey = 65_535;

    private static readonly ImmutableArray<int> WeightClasses = [1, 4, 12];

    private readonly Gen<int> _keys = Gen.Int[0, LargestKey];
    private readonly Gen<int> _weights = Gen.Int[0, WeightClasses.Length - 1].Select(i => WeightClasses[i]);
    private readonly Gen<long> _sizes;

    /// <summary>Creates the generators.</summary>
    /// <param name="datasets">Datasets to draw from.</param>
    /// <param name="randomSizes">Whether sizes vary.</param>
    public ChunkGenerators(ImmutableArray<string> datasets, bool randomSizes)
    {
        _sizes = randomSizes ? Gen.Long[SmallestSizeBytes, LargestSizeBytes] : Gen.Const(DefaultSizeBytes);
        Chunk = Gen.Select(_keys, _sizes, _weights, Gen.Int[0, datasets.Length - 1], (key, size, weight, dataset) =>
            Payload(datasets[dataset], new ChunkKey((ulong)key), size, weight));
        SmallBurst = Burst(1, 5);
        FirstBurst = Burst(1, 6);
    }

    /// <summary>A random chunk.</summary>
    public Gen<ChunkPayload> Chunk { get; }

    /// <summary>1 to 5 random chunks in one action.</summary>
    public Gen<WorldAction> SmallBurst { get; }

    /// <summary>1 to 6 random chunks in one action.</summary>
    public Gen<WorldAction> FirstBurst { get; }

    /// <summary>A random replacement of an existing chunk: it takes the old chunk's range, and in one case of five it names a dataset that does not exist.</summary>
    /// <param name="existing">Chunks to choose from, suitable or not.</param>
    public Gen<WorldAction> Correction(IReadOnlyList<ChunkView> existing) =>
        Gen.Select(Gen.Int[0, existing.Count - 1], _keys, _sizes, _weights, Gen.Int[0, 4], (row, key, size, weight, foreign) =>
        {
            var old = existing[row];
            var dataset = foreign == 0 ? old.Dataset + "-foreign" : old.Dataset;
            var replacement = new ChunkPayload(
                dataset, new ChunkKey((ulong)key).Id, size, weight, old.Blocks.First, old.Blocks.Last);
            return (WorldAction)new CorrectChunk(old.Dataset, old.Id, replacement);
        });

    /// <summary>A chunk with the range of its key.</summary>
    public static ChunkPayload Payload(string dataset, ChunkKey key, long sizeBytes, int weight) =>
        new(dataset, key.Id, sizeBytes, weight, key.Blocks.First, key.Blocks.Last);

    private Gen<WorldAction> Burst(int least, int most) =>
        Chunk.Array[least, most].Select(chunks => (WorldAction)new AddChunks([.. chunks]));
}
