using System.Globalization;
using CsCheck;
using Scheduler.Core.Placement;
using Sim.Engine.Randomness;

namespace Benchmarks.Placement;

/// <summary>
/// The fleets that placement is measured on: sizes uniform from 50 to 200 MB, weights 1, 6 and 24 in equal shares, floor 2,
/// saturation 0.95, and room for 9.65 copies on average. Workers are in order of identity, as the adapter hands them over.
/// </summary>
internal sealed class BenchmarkFleet
{
    private const double MeanCopies = 9.65;
    private const double Saturation = 0.95;
    private const int Floor = 2;
    private const int PercentsPerWhole = 100;

    private static readonly ushort[] Weights = [1, 6, 24];

    private readonly FleetSize _size;
    private readonly long[] _sizes;
    private readonly byte[][] _identities;

    public BenchmarkFleet(FleetSize size)
    {
        var stream = new RandomStream(42, 42);
        var sizes = Gen.Long[50_000_000, 200_000_000];
        _size = size;
        _sizes = new long[size.Chunks + (size.Chunks / PercentsPerWhole)];
        for (var i = 0; i < _sizes.Length; i++)
        {
            _sizes[i] = stream.Draw(sizes);
        }

        _identities = new byte[size.Workers + (size.Workers / PercentsPerWhole)][];
        for (var i = 0; i < _identities.Length; i++)
        {
            _identities[i] = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20, .. stream.Draw(Gen.Byte.Array[32])];
        }
    }

    /// <summary>Nobody holds anything.</summary>
    public PlacementInput Cold() => Input(_size.Chunks, Sorted(_identities.Take(_size.Workers)), HolderLists.Empty(_size.Chunks));

    /// <summary>The result of <see cref="Cold"/> is held, and nothing has changed since.</summary>
    public PlacementInput Settled(HolderLists placed) => Input(_size.Chunks, Sorted(_identities.Take(_size.Workers)), placed);

    /// <summary>One percent of the workers are other ones, and what the leavers held is gone.</summary>
    public PlacementInput WithReplacedWorkers(HolderLists placed)
    {
        var before = Sorted(_identities.Take(_size.Workers));
        var leavers = _size.Workers / PercentsPerWhole;
        var after = Sorted(_identities.Skip(leavers));
        var positions = after.Select((identity, position) => (identity, position)).ToDictionary(worker => worker.identity, worker => (ushort)worker.position);
        var offsets = new int[placed.Count + 1];
        var held = new ushort[placed.TotalCopies];
        for (var chunk = 0; chunk < placed.Count; chunk++)
        {
            offsets[chunk + 1] = offsets[chunk];
            foreach (var worker in placed[chunk])
            {
                if (positions.TryGetValue(before[worker], out var position))
                {
                    held[offsets[chunk + 1]++] = position;
                }
            }
        }

        return Input(_size.Chunks, after, new HolderLists(offsets, held));
    }

    /// <summary>One percent more chunks, which nobody holds.</summary>
    public PlacementInput WithMoreChunks(HolderLists placed)
    {
        var offsets = new int[_sizes.Length + 1];
        placed.Offsets.CopyTo(offsets, 0);
        Array.Fill(offsets, placed.TotalCopies, placed.Count, offsets.Length - placed.Count);
        return Input(_sizes.Length, Sorted(_identities.Take(_size.Workers)), new HolderLists(offsets, placed.Positions));
    }

    private static byte[][] Sorted(IEnumerable<byte[]> identities) =>
        [.. identities.Order(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];

    private PlacementInput Input(int chunkCount, byte[][] identities, HolderLists held)
    {
        var capacityBytes = (long)(_sizes.Take(_size.Chunks).Sum() * MeanCopies / Saturation / _size.Workers);
        return new PlacementInput(
            Chunks(chunkCount),
            PlacementWorkers.Online(identities),
            new PlacementConfiguration(capacityBytes, Saturation, Floor),
            held,
            held,
            HolderLists.Empty(chunkCount));
    }

    private PlacementChunks Chunks(int count)
    {
        var weights = new ushort[count];
        var ids = new string[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = Weights[i % Weights.Length];
            ids[i] = string.Create(CultureInfo.InvariantCulture, $"0000000000/{i:D10}-{i + 1:D10}-{i:x8}");
        }

        return new PlacementChunks(
            ["s3://bench-dataset-0"],
            new int[count],
            Utf8Column.FromStrings(ids),
            _sizes[..count],
            weights,
            [.. Enumerable.Repeat(-1, count)],
            [],
            new bool[count]);
    }
}
