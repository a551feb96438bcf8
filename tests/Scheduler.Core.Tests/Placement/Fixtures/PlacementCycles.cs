using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// Plays cycles as a fleet lives them: dropped copies drain for one cycle and occupy disk meanwhile, evicted ones go
/// at once, and a chunk is visible and routed from the cycle after its first placement. Checks after every cycle
/// that no disk is overcommitted, that new chunks get nothing or a whole floor, and that established chunks keep
/// their floor of previous copies.
/// </summary>
internal sealed class PlacementCycles(PlacementConfiguration configuration, string planner = PlannerCatalog.Multistep)
{
    private readonly IPlanner _planner = PlannerCatalog.Create(planner, PlannerCatalog.SeaHash);
    private readonly List<(int Number, long SizeBytes, ushort Weight)> _chunks = [];
    private List<List<ushort>> _committed = [];
    private List<List<ushort>> _drains = [];
    private List<bool> _visible = [];

    public int Workers { get; set; }

    public PlacementOutcome.Placed Latest { get; private set; } = null!;

    public bool IsSettled { get; private set; }

    public PlacementCycles Add(long sizeBytes, ushort weight = 1)
    {
        _chunks.Add((_chunks.Count, sizeBytes, weight));
        _committed.Add([]);
        _drains.Add([]);
        _visible.Add(false);
        return this;
    }

    /// <summary>Runs one cycle.</summary>
    public void Step()
    {
        var input = Input();
        Latest = TestFleet.Placed(_planner.Plan(input));
        var rows = Rows.Of(Latest.Workers);
        var evicted = Latest.Evicted.Select(pair => (pair.Chunk, (ushort)pair.Worker)).ToHashSet();
        var drains = _committed.Select((old, chunk) => old.Where(worker => !rows[chunk].Contains(worker) && !evicted.Contains((chunk, worker))).ToList()).ToList();

        // Drains of the cycle before still occupy disk in this one.
        var onDisk = _drains.Select((old, chunk) => old.Where(worker => !evicted.Contains((chunk, worker))).Concat(rows[chunk]).Concat(drains[chunk]).Distinct().ToList()).ToList();
        CheckDisks(onDisk);
        CheckFloors(input, rows);

        IsSettled = drains.TrueForAll(row => row.Count == 0) && rows.Zip(_committed).All(pair => pair.First.Order().SequenceEqual(pair.Second.Order()));
        _visible = [.. rows.Select((row, chunk) => _visible[chunk] || row.Length > 0)];
        _committed = [.. rows.Select(row => row.ToList())];
        _drains = drains;
    }

    /// <summary>Runs cycles until one changes nothing.</summary>
    public void Settle(int mostCycles)
    {
        for (var cycle = 0; cycle < mostCycles; cycle++)
        {
            Step();
            if (IsSettled)
            {
                return;
            }
        }

        Assert.Fail($"not settled within {mostCycles} cycles");
    }

    private PlacementInput Input() => new(
        TestFleet.Chunks(_chunks.Count, number => _chunks[number].Weight) with
        {
            SizesBytes = [.. _chunks.Select(chunk => chunk.SizeBytes)],
            Visible = [.. _visible],
        },
        TestFleet.Workers(Workers),
        configuration,
        Lists(_committed.Zip(_drains, (ideal, drains) => ideal.Union(drains))),
        Lists(_committed),
        Lists(_committed.Select((ideal, chunk) => _visible[chunk] ? ideal : [])));

    private static HolderLists Lists(IEnumerable<IEnumerable<ushort>> rows) => HolderLists.FromRows([.. rows.Select(row => row.Order().ToArray())]);

    private void CheckDisks(List<List<ushort>> onDisk)
    {
        var bytes = new long[Workers];
        for (var chunk = 0; chunk < onDisk.Count; chunk++)
        {
            onDisk[chunk].ForEach(worker => bytes[worker] += _chunks[chunk].SizeBytes);
        }

        Assert.All(bytes, load => Assert.True(load <= configuration.WorkerCapacityBytes, $"{load} bytes on one disk"));
    }

    private void CheckFloors(PlacementInput input, ushort[][] rows)
    {
        var floor = configuration.MinimumReplication;
        for (var chunk = 0; chunk < rows.Length; chunk++)
        {
            if (input.Held[chunk].IsEmpty && !_visible[chunk])
            {
                Assert.True(rows[chunk].Length == 0 || rows[chunk].Length >= floor);
            }

            Assert.True(rows[chunk].Count(worker => input.Held[chunk].Contains(worker)) >= Math.Min(floor, _committed[chunk].Count));
        }
    }
}
