using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

/// <summary>
/// A cycle that asks a real planner about four chunks of two datasets. Workers 1 to 3 are active and listed against the order
/// of their identities, worker 4 has departed; c3 is left out by the host.
/// </summary>
internal sealed class AskedOnce : IPlanner
{
    public const long MTicks = 5;

    public static readonly Tick Now = new(20);

    private readonly IPlanner _planner = PlannerCatalog.Create(PlannerCatalog.Multistep, threads: 1);
    private PlacementInput? _asked;
    private PlacementOutcome? _answered;

    public string Name => _planner.Name;

    /// <summary>The state before the cycle: c1 is visible, sheds a copy of worker 2 for good and one of worker 3 that still has to drain; c4 is orphaned.</summary>
    public static StateSketch Before => new StateSketch()
        .Workers(1, 2, 3).Named(1, "peer-c").Named(2, "peer-b").Named(3, "peer-a").Departed(4)
        .Chunk(1).Visible(1).Ideal(1, 1).Routing(1, 1, 2).Stale(1, 2, supersededAt: 1, anchoredAt: 1, anchorTick: 15).Stale(1, 3, supersededAt: 3)
        .Chunk(2, dataset: "b").Ideal(2, 2).Routing(2, 2)
        .Chunk(3).Ideal(3, 3)
        .Chunk(4).Assigned(4, at: 1).Ideal(4, 4).Stale(4, 2, supersededAt: 3)
        .Chunk(5).Rejected(5)
        .Chunk(6).Dropped(6, at: 1)
        .Unregistered(7, 100, 101)
        .Portal(tick: 15, watermark: 2).Watermark(2).Newest(3);

    public static PlannerHost Host { get; } = new(
        new PlacementConfiguration(1000, 0.9, 1, Rings: 10), chunk => chunk.Id == "c3" ? null : new ChunkWeight(2), _ => WorkerStatus.Online);

    /// <summary>What such a state makes the cycle ask.</summary>
    public static SchedulingInput Question => new(
        new SchedulingChunks(
            [new(1), new(3), new(4), new(2)],
            ["a", "b"],
            [0, 0, 0, 1],
            Utf8Column.FromStrings(["c1", "c3", "c4", "c2"]),
            [100, 100, 100, 100],
            [2, 6, 8, 4],
            [3, 7, 9, 5],
            [true, false, false, false]),
        new SchedulingWorkers([new(1), new(2), new(3)], ["peer-c", "peer-b", "peer-a"], [null, null, null]),
        HolderLists.FromRows([[0, 2], [2], [1], [1]]),
        HolderLists.FromRows([[0], [2], [1], [1]]),
        HolderLists.FromRows([[0, 1], [], [], []]));

    public static PlannerCall Ask(SchedulingInput question)
    {
        var planner = new AskedOnce();
        var outcome = new PlannerAlgorithm(planner, new AllBut("c3"), Host.Settings).Schedule(question);
        return new PlannerCall(question, Host.Settings.MinimumReplication, outcome) { Asked = planner._asked, Answered = planner._answered };
    }

    public PlacementOutcome Plan(PlacementInput input)
    {
        _asked = input;
        return _answered = _planner.Plan(input);
    }

    private sealed class AllBut(string id) : IWeightStrategy
    {
        public WeightedChunks Weigh(SchedulingChunks chunks)
        {
            int[] rows = [.. Enumerable.Range(0, chunks.Count).Where(row => System.Text.Encoding.UTF8.GetString(chunks.Ids[row]) != id)];
            return new WeightedChunks(rows, [.. rows.Select(static _ => (ushort)2)], [.. rows.Select(static _ => -1)], [], []);
        }
    }
}
