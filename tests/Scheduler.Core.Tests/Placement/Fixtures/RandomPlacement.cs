using System.Globalization;
using CsCheck;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Random small inputs that are crowded enough for floors to fight: few workers, repeated sizes, disks up to beyond full.</summary>
internal static class RandomPlacement
{
    private const int MostWorkers = 8;

    private static readonly SemVersion[] MinimumVersions = [new(1, 0, 0), new(2, 0, 0)];

    private static readonly SemVersion?[] WorkerVersions = [null, new(1, 0, 0), new(1, 5, 0), new(2, 0, 0), SemVersion.Parse("2.0.0-rc.1")];

    private static readonly Gen<RandomChunk> Chunk =
        from size in Gen.OneOf(Gen.Long[0, 1000], Gen.OneOf(100L, 300L, 500L, 700L))
        from weight in Gen.OneOf<ushort>(1, 1, 2, 4, 12)
        from version in Gen.Int[-12, MinimumVersions.Length - 1]
        from visible in Gen.Bool
        from held in Gen.Int[0, (1 << MostWorkers) - 1]
        from heldToo in Gen.Int[0, (1 << MostWorkers) - 1]
        from isHeld in Gen.Int[0, 3]
        from committed in Gen.Int[0, (1 << MostWorkers) - 1]
        from routed in Gen.Int[0, (1 << MostWorkers) - 1]
        select new RandomChunk(size, weight, Math.Max(-1, version), visible, isHeld == 0 ? 0 : isHeld == 1 ? held : held & heldToo, committed, routed);

    private static readonly Gen<(WorkerStatus Status, int Version)> Worker =
        Gen.Select(Gen.OneOf(WorkerStatus.Online, WorkerStatus.Online, WorkerStatus.Online, WorkerStatus.Stale, WorkerStatus.Offline), Gen.Int[0, WorkerVersions.Length - 1]);

    private static readonly Gen<PlacementInput> Planned =
        from chunks in Chunk.Array[0, 24]
        from workers in Worker.Array[0, MostWorkers]
        from floor in Gen.Int[1, 3]
        from saturation in Gen.OneOf(0.7, 0.9, 0.95, 1.0)
        from roomPercent in Gen.Int[80, 400]
        from ignoreReliability in Gen.Bool
        from rings in Gen.OneOf(1, 7, 6000)
        select Build(chunks, workers, new PlacementConfiguration(
            Capacity(chunks, workers.Length, floor, roomPercent), saturation, floor, ignoreReliability, Rings: rings));

    /// <summary>Inputs for planners with a memory; in one of three, copies that are no part of the plan are on the disks.</summary>
    public static Gen<PlacementInput> WithHolders { get; } =
        from input in Planned
        from kind in Gen.Int[0, 2]
        from unplanned in Gen.Long[0, 1200].Array[MostWorkers]
        select kind > 0 ? input : input with { UnplannedBytes = unplanned[..input.Workers.Count] };

    /// <summary>Inputs for planners without one: nobody holds anything, but disks may be taken beforehand.</summary>
    public static Gen<PlacementInput> WithUsedBytes { get; } =
        from input in WithHolders
        from isUnused in Gen.Bool
        from used in Gen.Long[0, 1200].Array[MostWorkers]
        select input with { Workers = input.Workers with { UsedBytes = [.. used.Take(input.Workers.Count).Select(bytes => isUnused ? 0 : bytes)] } };

    /// <summary>Room for the floors of all chunks is 100 percent.</summary>
    private static long Capacity(RandomChunk[] chunks, int workers, int floor, int roomPercent) =>
        (chunks.Sum(chunk => chunk.SizeBytes) * floor * roomPercent / 100 / Math.Max(1, workers)) + 1;

    private static PlacementInput Build(RandomChunk[] chunks, (WorkerStatus Status, int Version)[] workers, PlacementConfiguration configuration)
    {
        var count = workers.Length;
        return new PlacementInput(
            new PlacementChunks(
                ["s3://a", "s3://b"],
                [.. chunks.Select((_, row) => row % 2)],
                Utf8Column.FromStrings([.. chunks.Select((_, row) => row.ToString(CultureInfo.InvariantCulture))]),
                [.. chunks.Select(chunk => chunk.SizeBytes)],
                [.. chunks.Select(chunk => chunk.Weight)],
                [.. chunks.Select(chunk => chunk.Version)],
                MinimumVersions,
                [.. chunks.Select(chunk => chunk.Visible)]),
            new PlacementWorkers(
                [.. Enumerable.Range(0, count).Select(worker => new byte[] { 1, (byte)worker })],
                [.. workers.Select(worker => worker.Status)],
                [.. workers.Select(worker => WorkerVersions[worker.Version])],
                new long[count]),
            configuration,
            Holders(chunks, count, chunk => chunk.Held),
            Holders(chunks, count, chunk => chunk.Held & chunk.Committed),
            Holders(chunks, count, chunk => chunk.Visible ? chunk.Routed & (chunk.Held | chunk.Committed) : 0));
    }

    private static HolderLists Holders(RandomChunk[] chunks, int workers, Func<RandomChunk, int> mask) =>
        HolderLists.FromRows([.. chunks.Select(chunk => (IReadOnlyList<ushort>)
            [.. Enumerable.Range(0, workers).Where(worker => (mask(chunk) & (1 << worker)) != 0).Select(worker => (ushort)worker)])]);
}
