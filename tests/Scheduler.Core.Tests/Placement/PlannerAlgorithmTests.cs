using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

public sealed class PlannerAlgorithmTests
{
    private static readonly PlacementConfiguration Configuration = new(10_000, 0.95, MinimumReplication: 2);

    /// <summary>The planner sees the fleet in order of identity, whatever the order of registration: the same peers must get the same chunks.</summary>
    [Fact]
    public void The_order_of_registration_does_not_matter()
    {
        string[] peers = ["0a03", "not-hex", "0a01", "0a02", "ff"];
        string[] reversed = [.. peers.Reverse()];

        var forward = Placed(Algorithm(new UniformWeightStrategy()).Schedule(Input(peers, Chunks(12))));
        var backward = Placed(Algorithm(new UniformWeightStrategy()).Schedule(Input(reversed, Chunks(12))));

        Assert.Equal(ByPeer(peers, forward), ByPeer(reversed, backward));
    }

    /// <summary>Feeds a placement back in positions of the roster. If positions went through wrongly, copies would move.</summary>
    [Fact]
    public void Held_copies_are_translated_there_and_back()
    {
        string[] peers = ["0a03", "0a05", "0a01", "0a02", "0a04"];
        var algorithm = Algorithm(new UniformWeightStrategy());
        var first = Placed(algorithm.Schedule(Input(peers, Chunks(12))));

        var second = Placed(algorithm.Schedule(Input(peers, Chunks(12), first.Workers)));

        Assert.Equal(Rows.Sorted(first.Workers), Rows.Sorted(second.Workers));
        Assert.NotEqual(first.Workers.Positions, [.. first.Workers.Positions.Order()]);
    }

    /// <summary>Chunks before the first segment are no part of the call: their rows are empty even though somebody holds them.</summary>
    [Fact]
    public void Chunks_that_the_strategy_leaves_out_get_empty_rows()
    {
        string[] peers = ["02", "01", "03"];
        var segments = new SegmentTable(new Dictionary<string, IReadOnlyList<WeightSegment>> { ["a"] = [new WeightSegment(50)] });
        var held = HolderLists.FromRows([.. Enumerable.Repeat<ushort[]>([0], 12)]);

        var placed = Placed(Algorithm(new SegmentWeightStrategy(segments)).Schedule(Input(peers, Chunks(12), held)));

        Assert.Equal(Enumerable.Repeat(0, 5), Rows.Of(placed.Workers).Take(5).Select(row => row.Length));
        Assert.All(Rows.Of(placed.Workers).Skip(5), row => Assert.InRange(row.Length, 2, 3));
    }

    /// <summary>What drains of chunks that are left out fills the worker of the roster that it is on: a copy that has to be fetched goes elsewhere.</summary>
    [Theory]
    [InlineData(PlannerCatalog.Multistep)]
    [InlineData(PlannerCatalog.Sticky)]
    public void Copies_of_left_out_chunks_take_room_until_they_are_gone(string planner)
    {
        string[] peers = ["02", "01", "03"];
        var algorithm = new PlannerAlgorithm(
            PlannerCatalog.Create(planner), new SegmentWeightStrategy(new SegmentTable(new Dictionary<string, IReadOnlyList<WeightSegment>> { ["a"] = [new WeightSegment(10)] })), new PlacementConfiguration(100, 1, 1));

        var placed = Placed(algorithm.Schedule(Input(peers, Chunks(2), HolderLists.FromRows([[0, 2], []]))));
        var afterwards = Placed(algorithm.Schedule(Input(peers, Chunks(4), HolderLists.FromRows([[], [1], [], []]))));

        Assert.Equal<ushort[]>([[], [1]], Rows.Of(placed.Workers));
        Assert.Equal([0, 1, 1, 1], Rows.Of(afterwards.Workers).Select(row => row.Length));
    }

    /// <summary>Of a chunk that has been dropped nothing drains: what is committed of it stays until its tombstone.</summary>
    [Fact]
    public void Dropped_chunks_that_are_left_out_keep_what_is_committed_of_them()
    {
        string[] peers = ["02", "01", "03"];
        var segments = new SegmentTable(new Dictionary<string, IReadOnlyList<WeightSegment>> { ["a"] = [new WeightSegment(20)] });
        var input = Input(peers, Chunks(3), HolderLists.FromRows([[0, 2], [1, 2], [0, 1]]));
        input = input with { Committed = HolderLists.FromRows([[2], [1, 2], [0, 1]]), Chunks = input.Chunks with { Dropped = [true, false, true] } };

        var placed = Placed(Algorithm(new SegmentWeightStrategy(segments)).Schedule(input));

        Assert.Equal<ushort[]>([[2], []], [.. Rows.Of(placed.Workers).Take(2)]);
        Assert.InRange(placed.Workers[2].Length, 2, 3);
    }

    [Fact]
    public void Restricted_chunks_go_only_to_workers_whose_version_can_be_read_and_is_high_enough()
    {
        string[] peers = ["05", "04", "03", "02", "01"];
        string?[] versions = ["2.0.0", null, "not a version", "1.9.9", "2.0.1"];
        var segments = new SegmentTable(new Dictionary<string, IReadOnlyList<WeightSegment>> { ["a"] = [new WeightSegment(0, 1, new SemVersion(2, 0, 0))] });
        var input = Input(peers, Chunks(6));
        input = input with { Workers = input.Workers with { Versions = versions } };

        var placed = Placed(Algorithm(new SegmentWeightStrategy(segments)).Schedule(input));

        Assert.All(Rows.Sorted(placed.Workers), row => Assert.Equal<ushort>([0, 4], row));
    }

    /// <summary>
    /// Goal: each worker has its own status, although the planner sees another order, and only if reliability counts. Method:
    /// with two of five workers unreliable the others get what they get alone.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reliable_workers_get_what_they_get_alone_if_reliability_counts(bool ignoresReliability)
    {
        string[] peers = ["0a03", "0a05", "0a01", "0a02", "0a04"];
        string[] reliable = ["0a05", "0a01", "0a04"];
        var configuration = Configuration with { IgnoreReliability = ignoresReliability };
        var algorithm = new PlannerAlgorithm(PlannerCatalog.Create(PlannerCatalog.Multistep), new UniformWeightStrategy(), configuration, new StatusTable("0a03", "0a02"));

        var whole = ByPeer(peers, Placed(algorithm.Schedule(Input(peers, Chunks(100)))));
        var alone = ByPeer(reliable, Placed(algorithm.Schedule(Input(reliable, Chunks(100)))));

        var relied = whole.Select(row => string.Join(' ', row.Split(' ').Intersect(reliable, StringComparer.Ordinal)));
        Assert.Equal(!ignoresReliability, relied.SequenceEqual(alone, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_status_has_a_name_of_its_own()
    {
        Assert.Equal(Enum.GetValues<WorkerStatus>(), WorkerStatusNames.All.Select(name => WorkerStatusNames.Find(name)!.Value));
        Assert.Equal(WorkerStatusNames.All, Enum.GetValues<WorkerStatus>().Select(WorkerStatusNames.Of));
        Assert.Null(WorkerStatusNames.Find("Online"));
    }

    [Fact]
    public void An_unmeetable_floor_is_infeasible() =>
        Assert.IsType<ScheduleOutcome.Infeasible>(Algorithm(new UniformWeightStrategy()).Schedule(Input(["01"], Chunks(3))));

    /// <summary>A worker of the roster is full of a drain that nobody reads; a visible chunk without copies takes its room.</summary>
    [Fact]
    public void Evictions_name_rows_and_workers_of_the_cycle()
    {
        string[] peers = ["02", "01"];
        var input = Input(peers, Chunks(2), HolderLists.FromRows([[0, 1], []])) with
        {
            Committed = HolderLists.FromRows([[0], []]),
        };
        input = input with { Chunks = input.Chunks with { SizesBytes = [10_000, 9_000], Visible = [false, true] } };
        var algorithm = new PlannerAlgorithm(PlannerCatalog.Create(PlannerCatalog.Multistep), new UniformWeightStrategy(), new PlacementConfiguration(10_000, 1, 1));

        var placed = Placed(algorithm.Schedule(input));

        Assert.Equal([new EvictedCopy(0, 1)], placed.Evicted);
        Assert.Equal<ushort[]>([[0], [1]], Rows.Of(placed.Workers));
    }

    [Theory]
    [InlineData("0a0B", new byte[] { 0x0a, 0x0b })]
    [InlineData("abc", new byte[] { 0x61, 0x62, 0x63 })]
    [InlineData("zz", new byte[] { 0x7a, 0x7a })]
    [InlineData("", new byte[0])]
    public void A_peer_id_is_hexadecimal_or_else_text(string peerId, byte[] identity) =>
        Assert.Equal(identity, WorkerIdentity.Of(peerId));

    private static PlannerAlgorithm Algorithm(IWeightStrategy weights) => new(PlannerCatalog.Create(PlannerCatalog.Multistep), weights, Configuration);

    private static ScheduleOutcome.Placed Placed(ScheduleOutcome outcome) => Assert.IsType<ScheduleOutcome.Placed>(outcome);

    private static string[] ByPeer(string[] peers, ScheduleOutcome.Placed placed) =>
        [.. Rows.Of(placed.Workers).Select(row => string.Join(' ', row.Select(worker => peers[worker]).Order(StringComparer.Ordinal)))];

    private static SchedulingChunks Chunks(int count) => new(
        [.. Enumerable.Range(1, count).Select(pk => new ChunkPk(pk))],
        ["s3://a"],
        new int[count],
        Utf8Column.FromStrings([.. Enumerable.Range(0, count).Select(chunk => $"{chunk:d10}")]),
        [.. Enumerable.Repeat(100L, count)],
        [.. Enumerable.Range(0, count).Select(chunk => chunk * 10L)],
        [.. Enumerable.Range(0, count).Select(chunk => (chunk * 10L) + 9)],
        new bool[count]);

    private static SchedulingInput Input(string[] peers, SchedulingChunks chunks, HolderLists? held = null)
    {
        var nobody = HolderLists.Empty(chunks.Count);
        return new SchedulingInput(
            chunks,
            new SchedulingWorkers([.. Enumerable.Range(1, peers.Length).Select(pk => new WorkerPk(pk))], peers, new string?[peers.Length]),
            held ?? nobody,
            held ?? nobody,
            nobody);
    }

    private sealed class StatusTable(params string[] stale) : IWorkerStatusSource
    {
        public WorkerStatus StatusOf(string peerId) => stale.Contains(peerId, StringComparer.Ordinal) ? WorkerStatus.Stale : WorkerStatus.Online;
    }
}
