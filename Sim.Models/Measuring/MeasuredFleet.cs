using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Scheduler.Core.Placement;
using Sim.Engine.Randomness;

namespace Sim.Models.Measuring;

/// <summary>
/// The fleets that placement is measured on: sizes uniform from 50 to 200 MB, weights 1, 6 and 24 in turn, floor 2,
/// saturation 0.95, and a budget of ten copies of everything, of which whole copies use 9.67. Workers are in order of
/// identity, as a scheduling cycle hands them over.
/// </summary>
public static class MeasuredFleet
{
    /// <summary>Copies of every chunk that the budget would pay for if all had equally many.</summary>
    public const double BudgetCopies = 10;

    /// <summary>Share of the disks that targets may fill.</summary>
    public const double Saturation = 0.95;

    /// <summary>Copies that every chunk must have.</summary>
    public const int Floor = 2;

    private static readonly ImmutableArray<ushort> Weights = [1, 6, 24];

    private static readonly Gen<long> SizeBytes = Gen.Long[50_000_000, 200_000_000];

    /// <summary>An empty fleet and what is to be placed on it.</summary>
    /// <param name="workers">Number of workers.</param>
    /// <param name="chunks">Number of chunks.</param>
    /// <param name="seed">Decides sizes and identities.</param>
    /// <param name="rounding">How targets turn into whole copies.</param>
    public static PlacementInput Create(int workers, int chunks, ulong seed, ReplicationRounding rounding)
    {
        var columns = Chunks(chunks, seed);
        var capacityBytes = (long)(columns.SizesBytes.Sum() * BudgetCopies / Saturation / workers);
        return PlacementInput.FromScratch(
            columns,
            PlacementWorkers.Online(InOrder(Identities(workers, new RandomStream(2, seed)))),
            new PlacementConfiguration(capacityBytes, Saturation, Floor, Rounding: rounding));
    }

    /// <summary>The first chunks of an endless row: a longer one begins with the shorter.</summary>
    public static PlacementChunks Chunks(int count, ulong seed)
    {
        var stream = new RandomStream(1, seed);
        var sizes = new long[count];
        var weights = new ushort[count];
        var ids = new string[count];
        for (var i = 0; i < count; i++)
        {
            sizes[i] = stream.Draw(SizeBytes);
            weights[i] = Weights[i % Weights.Length];
            ids[i] = string.Create(CultureInfo.InvariantCulture, $"0000000000/{i:D10}-{i + 1:D10}-{i:x8}");
        }

        var anywhere = new int[count];
        Array.Fill(anywhere, -1);
        return new PlacementChunks(
            ["s3://bench-dataset-0"], new int[count], Utf8Column.FromStrings(ids), sizes, weights, anywhere, [], new bool[count]);
    }

    /// <summary>Identities in ascending order of their bytes.</summary>
    public static byte[][] InOrder(IEnumerable<byte[]> identities) =>
        [.. identities.Order(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];

    /// <summary>Further workers, as many as the stream is asked for.</summary>
    public static byte[][] Identities(int count, RandomStream stream)
    {
        var identities = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            identities[i] = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20, .. stream.Draw(Gen.Byte.Array[32])];
        }

        return identities;
    }
}
