using CsCheck;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>What waits on small crowded fleets, against brute force.</summary>
public sealed class StickyWaitingTests
{
    private static readonly Gen<PlacementInput> Inputs =
        from input in RandomPlacement.WithHolders
        from rounding in Gen.OneOf(ReplicationRounding.Truncated, ReplicationRounding.Fractional)
        from keys in Gen.Shuffle(Enumerable.Range(1, input.Chunks.Count).ToArray())
        select input with
        {
            Chunks = input.Chunks with { Pks = Array.ConvertAll(keys, key => new ChunkPk(key)) },
            Configuration = input.Configuration with { Rounding = rounding },
        };

    [Fact]
    public void What_waits_is_what_has_fewer_eligible_copies_than_the_floor_and_the_reason_is_the_first_that_is_true() => Gen.Select(Inputs, AnyEdges.Gen).Sample(
        (input, edges) =>
        {
            var placed = Plan(input, edges);
            var eligible = Eligible(input);
            List<WaitingRow> expected = [];
            for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
            {
                if (placed.Workers[chunk].ToArray().Count(worker => eligible(chunk, worker)) < input.Configuration.MinimumReplication)
                {
                    var count = Enumerable.Range(0, input.Workers.Count).Count(worker => eligible(chunk, worker));
                    expected.Add(new WaitingRow(
                        chunk,
                        input.Chunks.SizesBytes[chunk] > input.Configuration.WorkerCapacityBytes ? WaitingReason.LargerThanAnyDisk
                        : count < input.Configuration.MinimumReplication ? WaitingReason.FewerEligibleWorkersThanFloor
                        : WaitingReason.NoRoom));
                }
            }

            Assert.Equal(expected, placed.Waiting);
        },
        iter: 5_000);

    /// <summary>From scratch nothing is in the way but what was admitted: a new chunk that waits has no set of workers with room beside all others' floors.</summary>
    [Fact]
    public void From_scratch_nothing_that_waits_could_be_added_to_what_was_placed() => Gen.Select(Inputs, AnyEdges.Gen).Sample(
        (drawn, edges) =>
        {
            var input = PlacementInput.FromScratch(drawn.Chunks with { Visible = new bool[drawn.Chunks.Count] }, drawn.Workers, drawn.Configuration);
            var placed = Plan(input, edges);
            foreach (var (chunk, reason) in placed.Waiting)
            {
                Assert.True(reason != WaitingReason.NoRoom || !HasRoomBesideFloors(input, placed.Workers, chunk), $"chunk {chunk} could be seated");
            }
        },
        iter: 3_000);

    /// <summary>The first chunk in order that fits alone on the fleet is always admitted.</summary>
    [Fact]
    public void From_scratch_the_first_possible_chunk_in_order_never_waits() => Gen.Select(Inputs, AnyEdges.Gen).Sample(
        (drawn, edges) =>
        {
            var input = PlacementInput.FromScratch(drawn.Chunks with { Visible = new bool[drawn.Chunks.Count] }, drawn.Workers, drawn.Configuration);
            var placed = Plan(input, edges);
            var eligible = Eligible(input);
            var possible = Enumerable.Range(0, input.Chunks.Count)
                .Where(chunk => input.Chunks.SizesBytes[chunk] <= input.Configuration.WorkerCapacityBytes
                    && Enumerable.Range(0, input.Workers.Count).Count(worker => eligible(chunk, worker)) >= input.Configuration.MinimumReplication)
                .OrderBy(chunk => input.Chunks.Pks[chunk].Value)
                .ToArray();
            Assert.True(possible.Length == 0 || placed.Waiting.All(row => row.Chunk != possible[0]));
        },
        iter: 3_000);

    /// <summary>Played back as held, committed and routed: everything comes to rest, what is placed stays placed, and nobody takes turns.</summary>
    [Fact]
    public void What_was_admitted_stays_admitted() => Gen.Select(Inputs, AnyEdges.Gen).Sample(
        (input, edges) =>
        {
            var planner = PlannerCatalog.Create(PlannerCatalog.Sticky, edges: edges);
            var placed = TestFleet.Placed(planner.Plan(input));
            for (var cycle = 0; cycle < 12; cycle++)
            {
                var next = TestFleet.Placed(planner.Plan(TestFleet.Settled(input, placed.Workers)));
                for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
                {
                    var before = placed.Workers[chunk].Length;
                    Assert.True(
                        next.Workers[chunk].Length >= Math.Min(before, input.Configuration.MinimumReplication),
                        $"chunk {chunk} had {before} copies and has {next.Workers[chunk].Length}");
                }

                placed = next;
            }
        },
        iter: 1_500);

    /// <summary>Chunks that are possible for nobody change nothing for the others.</summary>
    [Fact]
    public void A_chunk_larger_than_every_disk_changes_no_row_of_another() => Gen.Select(Inputs, AnyEdges.NotCountingChunks).Sample(
        (input, edges) =>
        {
            var with = Plan(WithOversized(input), edges);
            var without = Plan(input, edges);
            Assert.Equal(Rows.Of(without.Workers), Rows.Of(with.Workers).SkipLast(1));
            Assert.Equal(without.Evicted, with.Evicted);
            Assert.Equal(new WaitingRow(input.Chunks.Count, WaitingReason.LargerThanAnyDisk), with.Waiting[^1]);
        },
        iter: 3_000);

    private static PlacementInput WithOversized(PlacementInput input)
    {
        var chunks = input.Chunks;
        var nobody = (HolderLists lists) => new HolderLists([.. lists.Offsets, lists.Offsets[^1]], lists.Positions);
        return input with
        {
            Chunks = chunks with
            {
                Datasets = [.. chunks.Datasets, 0],
                Ids = Utf8Column.FromStrings([.. Enumerable.Range(0, chunks.Count).Select(row => System.Text.Encoding.UTF8.GetString(chunks.Ids[row])), "oversized"]),
                SizesBytes = [.. chunks.SizesBytes, input.Configuration.WorkerCapacityBytes + 1],
                Weights = [.. chunks.Weights, 1],
                MinimumVersions = [.. chunks.MinimumVersions, -1],
                Visible = [.. chunks.Visible, false],
                Pks = [.. chunks.Pks, new ChunkPk(chunks.Count + 1)],
            },
            Held = nobody(input.Held),
            Committed = nobody(input.Committed),
            Routed = nobody(input.Routed),
        };
    }

    private static bool HasRoomBesideFloors(PlacementInput input, HolderLists rows, int chunk)
    {
        var eligible = Eligible(input);
        var floor = input.Configuration.MinimumReplication;
        var bytes = TestFleet.BytesByWorker(input.Chunks, rows, input.Workers.Count);
        var hosts = Enumerable.Range(0, input.Workers.Count).Count(worker =>
            eligible(chunk, worker) && bytes[worker] + input.Chunks.SizesBytes[chunk] <= input.Configuration.WorkerCapacityBytes);
        return hosts >= floor;
    }

    private static Func<int, int, bool> Eligible(PlacementInput input)
    {
        var versions = new VersionEligibility(input.Chunks, input.Workers);
        return (chunk, worker) => versions.Allows(chunk, worker)
            && (input.Configuration.IgnoreReliability || input.Workers.Statuses[worker] == WorkerStatus.Online);
    }

    private static PlacementOutcome.Placed Plan(PlacementInput input, PlacementEdges edges) =>
        TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky, edges: edges).Plan(input));
}
