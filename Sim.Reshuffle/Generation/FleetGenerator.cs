using System.Globalization;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Randomness;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Scenarios;
using Sim.Reshuffle.Schedulers;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Generation;

/// <summary>Makes fleets up: the same plan gives the same fleet.</summary>
public static class FleetGenerator
{
    private const long CapacityStepBytes = 1L << 20;

    /// <summary>Makes a fleet with settings that fit it.</summary>
    /// <exception cref="ReshuffleInputException">The plan contradicts itself, or its data do not fit its workers.</exception>
    public static async Task<Fleet> GenerateAsync(FleetPlan plan, CancellationToken cancellationToken)
    {
        var empty = Empty(plan);
        var settings = new SchedulerSettings(
            new PlacementConfiguration(CapacityOf(plan, empty), plan.Saturation, plan.MinimumReplication, plan.IsIgnoringReliability),
            plan.Hash,
            MinimumWorkerVersion: null,
            SegmentsOf(plan, empty));
        var fleet = empty with { SchedulerSettings = SchedulerSettingsWriter.Write(settings) };
        return plan.PlacedBy is { } planner ? fleet with { Holders = await PlaceAsync(fleet, settings, planner, cancellationToken) } : fleet;
    }

    private static Fleet Empty(FleetPlan plan)
    {
        var datasets = plan.Datasets ?? plan.Weights.Count;
        var digits = (datasets - 1).ToString(CultureInfo.InvariantCulture).Length;
        var names = Enumerable.Range(0, datasets).Select(dataset => $"s3://{plan.DatasetPrefix}-{dataset.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}").ToArray();
        var random = SplitMix64.Stream(plan.Seed, "sizes");
        var (numbers, ids) = (new int[plan.Chunks], new string[plan.Chunks]);
        long[] first = new long[plan.Chunks], last = new long[plan.Chunks], sizes = new long[plan.Chunks];
        var chunk = 0;
        for (var dataset = 0; dataset < datasets; dataset++)
        {
            for (var i = 0; i < ChunksOf(plan, datasets, dataset); i++, chunk++)
            {
                numbers[chunk] = dataset;
                first[chunk] = i * plan.BlocksPerChunk;
                last[chunk] = first[chunk] + plan.BlocksPerChunk - 1;
                ids[chunk] = ChunkIds.Of(plan.ChunkIds, first[chunk], last[chunk]);
                sizes[chunk] = SizeOf(plan, random);
            }
        }

        var workers = Enumerable.Range(0, plan.Workers).Select(static number => new FleetWorker(NumberedWorkers.Identity(number), WorkerStatus.Online, Version: null));
        return new Fleet(names, numbers, Utf8Column.FromStrings(ids), first, last, sizes, [.. workers], HolderLists.Empty(plan.Chunks), SchedulerSettings: null);
    }

    private static int ChunksOf(FleetPlan plan, int datasets, int dataset) => (plan.Chunks / datasets) + (dataset < plan.Chunks % datasets ? 1 : 0);

    private static long SizeOf(FleetPlan plan, SplitMix64 random)
    {
        var factor = plan.SizeSpread == 0 ? 1 : 1 + (plan.SizeSpread * ((2 * random.NextUnit()) - 1));
        return Math.Min(RunProfile.LargestChunkBytes, (long)(plan.ChunkSizeBytes * factor));
    }

    private static long CapacityOf(FleetPlan plan, Fleet fleet)
    {
        if (plan.WorkerCapacityBytes is { } given)
        {
            return given;
        }

        var bytes = fleet.SizesBytes.Sum() * plan.MeanCopies / (plan.Workers * plan.Saturation);
        return Math.Max(1, (long)Math.Ceiling(bytes / CapacityStepBytes)) * CapacityStepBytes;
    }

    private static SortedDictionary<string, IReadOnlyList<WeightSegment>> SegmentsOf(FleetPlan plan, Fleet fleet)
    {
        var segments = new SortedDictionary<string, IReadOnlyList<WeightSegment>>(StringComparer.Ordinal);
        for (var dataset = 0; dataset < fleet.DatasetNames.Length; dataset++)
        {
            segments.Add(
                SchedulerSettings.KeyOf(fleet.DatasetNames[dataset]),
                plan.IsWeightedByAge
                    ? ByAge(plan, ChunksOf(plan, fleet.DatasetNames.Length, dataset))
                    : [new WeightSegment(0, (ushort)plan.Weights[dataset % plan.Weights.Count])]);
        }

        return segments;
    }

    /// <summary>As many segments as weights, of equal length. All but the first count from the end, so that they slide as the dataset grows.</summary>
    private static List<WeightSegment> ByAge(FleetPlan plan, int chunks)
    {
        var segments = new List<WeightSegment> { new(0, (ushort)plan.Weights[0]) };
        var lastBlock = (chunks * plan.BlocksPerChunk) - 1;
        for (var i = 1; i < plan.Weights.Count; i++)
        {
            var start = (long)chunks * i / plan.Weights.Count * plan.BlocksPerChunk;
            var from = start - lastBlock;
            if (from < 0 && (segments.Count == 1 || segments[^1].From < from))
            {
                segments.Add(new WeightSegment(from, (ushort)plan.Weights[i]));
            }
        }

        return segments;
    }

    private static async Task<HolderLists> PlaceAsync(Fleet fleet, SchedulerSettings settings, string planner, CancellationToken cancellationToken)
    {
        var scenario = new Scenario(fleet, settings, new RunProfile());
        await using var scheduler = new RecomputingScheduler(
            scenario, PlannerCatalog.Create(planner, settings.Hash), baseline: null, NoPlanLog.Instance, TimeProvider.System);
        var placement = await scheduler.BeginAsync(cancellationToken);
        return placement.Ledger?.Ideal ?? throw new ReshuffleInputException(ShortageReason.Of(scenario));
    }
}
