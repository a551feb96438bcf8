using System.Globalization;
using CsCheck;
using Scheduler.Core.Placement;
using Sim.Engine.Randomness;

namespace Benchmarks.Placement;

/// <summary>Makes the fleets that placement is measured on: sizes uniform from 50 to 200 MB, weights 1, 6 and 24 in equal shares, floor 2, saturation 0.95, and room for 9.65 copies on average.</summary>
internal static class BenchmarkFleet
{
    private const double MeanCopies = 9.65;
    private const double Saturation = 0.95;
    private const int Floor = 2;

    private static readonly ushort[] Weights = [1, 6, 24];

    public static PlacementInput Create(int workerCount, int chunkCount)
    {
        var stream = new RandomStream(42, 42);
        var sizes = new long[chunkCount];
        var weights = new ushort[chunkCount];
        var ids = new string[chunkCount];
        var size = Gen.Long[50_000_000, 200_000_000];
        for (var i = 0; i < chunkCount; i++)
        {
            sizes[i] = stream.Draw(size);
            weights[i] = Weights[i % Weights.Length];
            ids[i] = string.Create(CultureInfo.InvariantCulture, $"0000000000/{i:D10}-{i + 1:D10}-{i:x8}");
        }

        var chunks = new PlacementChunks(
            ["s3://bench-dataset-0"],
            new int[chunkCount],
            Utf8Column.FromStrings(ids),
            sizes,
            weights,
            Enumerable.Repeat(-1, chunkCount).ToArray(),
            [],
            new bool[chunkCount]);
        var capacityBytes = (long)(sizes.Sum() * MeanCopies / Saturation / workerCount);
        return PlacementInput.FromScratch(
            chunks, PlacementWorkers.Online(Identities(workerCount, stream)), new PlacementConfiguration(capacityBytes, Saturation, Floor));
    }

    private static byte[][] Identities(int count, RandomStream stream)
    {
        var identities = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            identities[i] = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20, .. stream.Draw(Gen.Byte.Array[32])];
        }

        return identities;
    }
}
