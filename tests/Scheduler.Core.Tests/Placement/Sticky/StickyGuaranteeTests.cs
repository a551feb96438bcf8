using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>What the planner <c>sticky</c> promises whatever it is given: crowded random fleets with drains, half routed chunks, versions and overfull disks.</summary>
public sealed class StickyGuaranteeTests
{
    private const int Cases = 10_000;

    private static readonly Gen<PlacementInput> Inputs =
        from input in RandomPlacement.WithHolders
        from rounding in Gen.OneOf(ReplicationRounding.Truncated, ReplicationRounding.Fractional)
        select input with { Configuration = input.Configuration with { IgnoreReliability = true, Rounding = rounding } };

    [Fact]
    public void Every_plan_keeps_what_it_promises()
    {
        var seen = new Situations();
        Gen.Select(Inputs, AnyEdges.Gen).Sample(
            (input, edges) =>
            {
                var outcome = PlannerCatalog.Create(PlannerCatalog.Sticky, edges: edges).Plan(input);
                seen.Record(input, outcome);
                if (outcome is PlacementOutcome.Placed placed)
                {
                    RequireDisks(input, placed);
                    for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
                    {
                        RequireRow(input, placed, chunk);
                    }

                    RequireSafeEvictions(input, placed);
                }
            },
            iter: Cases);
        seen.AssertReached(withSplit: false);
    }

    /// <summary>Method: shuffle the list of workers, translate the answer back, compare.</summary>
    [Fact]
    public void The_order_in_which_workers_are_listed_decides_nothing() =>
        (from input in Inputs
         from order in Gen.Shuffle(Enumerable.Range(0, input.Workers.Count).ToArray())
         from edges in AnyEdges.Gen
         select (input, order, edges)).Sample(
            drawn =>
            {
                var order = new WorkerOrder(Array.ConvertAll(drawn.order, worker => (ushort)worker));
                var shuffled = drawn.input with
                {
                    Workers = order.Apply(drawn.input.Workers, order.Count),
                    Held = Sorted(order.Apply(drawn.input.Held, order.Count)),
                    Committed = Sorted(order.Apply(drawn.input.Committed, order.Count)),
                    Routed = Sorted(order.Apply(drawn.input.Routed, order.Count)),
                    UnplannedBytes = drawn.input.UnplannedBytes.Length == 0 ? [] : order.Apply(drawn.input.UnplannedBytes, order.Count),
                };
                var expected = PlannerCatalog.Create(PlannerCatalog.Sticky, edges: drawn.edges).Plan(drawn.input);
                var actual = PlannerCatalog.Create(PlannerCatalog.Sticky, edges: drawn.edges).Plan(shuffled);
                Assert.Equal(RowsOf(expected, worker => worker), RowsOf(actual, worker => order.Before(worker)));
            },
            iter: 2_000);

    /// <summary>Method: play the result back as held, committed and routed until it repeats; a fleet with room must rest soon and stay at rest.</summary>
    [Fact]
    public void What_is_at_rest_stays_at_rest() => Gen.Select(Inputs, AnyEdges.Gen).Sample(RequireRest, iter: 3_000);

    /// <summary>
    /// Once copies made way here on a disk that never had room, came back, and made way again: beside what an overfull disk could
    /// not get rid of, and beside copies that stay although their workers may no longer have them.
    /// </summary>
    [Theory]
    [InlineData("ecbqb43dqnoa")]
    [InlineData("78W6DZcE7lk1")]
    [InlineData("ep-C1atx4bi2")]
    public void What_stays_on_a_disk_leaves_no_room_there(string seed) => Gen.Select(Inputs, AnyEdges.Gen).Sample(RequireRest, seed: seed, iter: 1);

    private static void RequireRest(PlacementInput input, PlacementEdges edges)
    {
        var planner = PlannerCatalog.Create(PlannerCatalog.Sticky, edges: edges.Search == SearchLimits.Smallest ? PlacementEdges.Small : edges);
        if (planner.Plan(input) is not PlacementOutcome.Placed first)
        {
            return;
        }

        var rows = first.Workers;
        for (var cycle = 0; cycle < 40; cycle++)
        {
            var next = TestFleet.Placed(planner.Plan(TestFleet.Settled(input, rows)));
            if (Rows.Of(next.Workers).Zip(Rows.Of(rows)).All(pair => pair.First.SequenceEqual(pair.Second)))
            {
                Assert.Empty(next.Evicted);
                return;
            }

            rows = next.Workers;
        }

        Assert.Fail("not at rest after 40 cycles");
    }

    private static HolderLists Sorted(HolderLists lists)
    {
        RowOrder.Sort(lists);
        return lists;
    }

    private static List<int[]>? RowsOf(PlacementOutcome outcome, Func<int, int> translate) => outcome is PlacementOutcome.Placed placed
        ? [.. Rows.Of(placed.Workers).Select(row => row.Select(worker => translate(worker)).Order().ToArray())]
        : null;

    /// <summary>No disk is overfilled by what is told to fetch: kept, draining and fresh copies together.</summary>
    private static void RequireDisks(PlacementInput input, PlacementOutcome.Placed placed)
    {
        var bytes = Situations.HeldBytes(input);
        foreach (var evicted in placed.Evicted)
        {
            bytes[evicted.Worker] -= input.Chunks.SizesBytes[evicted.Chunk];
        }

        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            foreach (var worker in placed.Workers[chunk])
            {
                if (!input.Held[chunk].Contains(worker))
                {
                    bytes[worker] += input.Chunks.SizesBytes[chunk];
                    Assert.True(bytes[worker] <= input.Configuration.WorkerCapacityBytes, $"worker {worker} is told to fetch chunk {chunk} onto a full disk");
                }
            }
        }
    }

    private static void RequireRow(PlacementInput input, PlacementOutcome.Placed placed, int chunk)
    {
        var row = placed.Workers[chunk].ToArray();
        var held = input.Held[chunk].ToArray();
        var floor = input.Configuration.MinimumReplication;
        Assert.Equal(row.Distinct().Order(), row);
        Assert.True(held.Length > 0 || input.Chunks.Visible[chunk] || row.Length == 0 || row.Length >= floor, $"new chunk {chunk} has {row.Length} of {floor} copies");
        var left = held.Count(worker => !placed.Evicted.Contains(new EvictedCopy(chunk, worker)));
        Assert.InRange(row.Count(held.Contains), Math.Min(floor, left), row.Length);
        if (input.Chunks.MinimumVersions[chunk] >= 0)
        {
            var eligible = new VersionEligibility(input.Chunks, input.Workers).WorkersFor(chunk)!;
            Assert.All(row.Except(held), worker => Assert.True(eligible[worker]));
        }
    }

    /// <summary>An evicted copy was there, is not listed, and readers keep a listed copy that they are sent to already.</summary>
    private static void RequireSafeEvictions(PlacementInput input, PlacementOutcome.Placed placed)
    {
        Assert.Equal(placed.Evicted.Count, placed.Evicted.Distinct().Count());
        foreach (var (chunk, worker) in placed.Evicted)
        {
            Assert.True(input.Chunks.Visible[chunk]);
            Assert.True(input.Held[chunk].Contains((ushort)worker));
            Assert.False(placed.Workers[chunk].Contains((ushort)worker));
            Assert.Contains(placed.Workers[chunk].ToArray(), kept => input.Held[chunk].Contains(kept) && input.Routed[chunk].Contains(kept));
        }
    }
}
