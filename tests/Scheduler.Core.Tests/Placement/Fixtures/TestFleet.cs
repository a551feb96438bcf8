using System.Globalization;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Large regular inputs: the fleets and chunks of the published measurements.</summary>
internal static class TestFleet
{
    public const long MiB = 1024 * 1024;

    public const long ChunkBytes = 100 * MiB;

    public static PlacementConfiguration Configuration(long capacityBytes, double saturation, int floor) => new(capacityBytes, saturation, floor);

    /// <summary>Identity of worker i: bytes 00 22, 32 zero bytes, i as 2 bytes little endian.</summary>
    public static byte[] Identity(int index)
    {
        var identity = new byte[36];
        identity[1] = 0x22;
        identity[34] = (byte)index;
        identity[35] = (byte)(index >> 8);
        return identity;
    }

    public static PlacementWorkers Workers(IEnumerable<int> indexes) => PlacementWorkers.Online([.. indexes.Select(Identity)]);

    public static PlacementWorkers Workers(int count) => Workers(Enumerable.Range(0, count));

    /// <summary>Workers of which the first ones have a version that restricted chunks accept.</summary>
    public static PlacementWorkers Workers(int count, int upgraded) => Workers(count) with
    {
        Versions = [.. Enumerable.Range(0, count).Select(worker => worker < upgraded ? new SemVersion(2, 0, 0) : new SemVersion(1, 0, 0))],
    };

    /// <summary>Chunks of 100 MiB in one dataset; the number in the id is what identifies them.</summary>
    public static PlacementChunks Chunks(IEnumerable<int> numbers, Func<int, ushort>? weight = null, Predicate<int>? isRestricted = null)
    {
        int[] all = [.. numbers];
        return new PlacementChunks(
            ["s3://solana-mainnet-0"],
            new int[all.Length],
            Utf8Column.FromStrings([.. all.Select(Id)]),
            [.. all.Select(_ => ChunkBytes)],
            [.. all.Select(number => weight?.Invoke(number) ?? 1)],
            [.. all.Select(number => isRestricted?.Invoke(number) == true ? 0 : -1)],
            [new SemVersion(2, 0, 0)],
            new bool[all.Length]);
    }

    public static PlacementChunks Chunks(int count, Func<int, ushort>? weight = null, Predicate<int>? isRestricted = null) =>
        Chunks(Enumerable.Range(0, count), weight, isRestricted);

    /// <summary>An even share of all bytes per worker, times a factor.</summary>
    public static long Share(PlacementChunks chunks, int workers, double factor = 1) => (long)(chunks.SizesBytes.Sum() * factor / workers);

    public static PlacementOutcome.Placed Placed(PlacementOutcome outcome) => Assert.IsType<PlacementOutcome.Placed>(outcome);

    public static PlacementOutcome.Placed Stateless(PlacementChunks chunks, PlacementWorkers workers, PlacementConfiguration configuration) =>
        Placed(new StatelessPlanner<SeaHashRingHash>().Plan(PlacementInput.FromScratch(chunks, workers, configuration)));

    /// <summary>The input of the next cycle: the result is held, committed and, where asked for, visible and routed.</summary>
    public static PlacementInput Settled(PlacementInput input, HolderLists result, bool visible = true)
    {
        var seen = new bool[input.Chunks.Count];
        Array.Fill(seen, visible);
        return input with
        {
            Chunks = input.Chunks with { Visible = seen },
            Held = result,
            Committed = result,
            Routed = visible ? result : HolderLists.Empty(result.Count),
            UnplannedBytes = [],
        };
    }

    public static long[] BytesByWorker(PlacementChunks chunks, HolderLists copies, int workers)
    {
        var bytes = new long[workers];
        for (var chunk = 0; chunk < copies.Count; chunk++)
        {
            foreach (var worker in copies[chunk])
            {
                bytes[worker] += chunks.SizesBytes[chunk];
            }
        }

        return bytes;
    }

    /// <summary>Copies of the second placement that the first lacks, for chunks that both have.</summary>
    public static int Gained(HolderLists before, HolderLists after)
    {
        var gained = 0;
        for (var chunk = 0; chunk < Math.Min(before.Count, after.Count); chunk++)
        {
            foreach (var worker in after[chunk])
            {
                gained += before[chunk].Contains(worker) ? 0 : 1;
            }
        }

        return gained;
    }

    private static string Id(int number) => string.Create(
        CultureInfo.InvariantCulture, $"0000000000/{number:d10}-{number + 1:d10}-{number:x8}");
}
