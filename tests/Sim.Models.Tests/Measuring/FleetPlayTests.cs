using Scheduler.Core.Placement;
using Sim.Models.Measuring;

namespace Sim.Models.Tests.Measuring;

/// <summary>The game that quality figures come from.</summary>
public sealed class FleetPlayTests
{
    private const ulong Seed = 9;

    [Fact]
    public void A_longer_row_of_chunks_begins_with_the_shorter()
    {
        var few = MeasuredFleet.Chunks(10, Seed);
        var many = MeasuredFleet.Chunks(30, Seed);
        Assert.Equal(few.SizesBytes, many.SizesBytes[..10]);
        Assert.Equal(few.Weights, many.Weights[..10]);
    }

    /// <summary>Method: a planner that is replayed from a script, so that every byte can be counted by hand.</summary>
    [Fact]
    public void Fetched_bytes_are_summed_over_cycles_and_drains_stay_for_one()
    {
        var fleet = Fleet(3);
        var script = new ScriptedPlanner([[0], [1]], [[1], [1]], [[1], [1]], [[1], [1]]);
        var outcome = FleetPlay.Run(script, fleet);
        Assert.NotNull(outcome);
        Assert.Equal(fleet.Chunks.SizesBytes[0] + fleet.Chunks.SizesBytes[1] + fleet.Chunks.SizesBytes[0], outcome.MovedBytes);
        Assert.Equal(3, outcome.Cycles);
        Assert.True(outcome.IsAtRest);
        Assert.Equal([[], [0], [0, 1], [1]], script.Seen.Select(input => input.Held[0].ToArray().Select(worker => (int)worker).ToArray()).ToArray());
        Assert.Equal(fleet.Chunks.SizesBytes.Sum(), outcome.LeastBytes(fleet));
    }

    [Fact]
    public void A_fleet_that_never_rests_is_given_up_and_says_so()
    {
        var script = new ScriptedPlanner([.. Enumerable.Range(0, FleetPlay.MostCycles + 1).Select(cycle => (ushort[][])[[(ushort)(cycle % 2)], [0]])]);
        var outcome = FleetPlay.Run(script, Fleet(2));
        Assert.False(outcome!.IsAtRest);
        Assert.Null(FleetPlay.Run(new ScriptedPlanner(), Fleet(2)));
    }

    [Theory]
    [InlineData(PlannerCatalog.Multistep)]
    [InlineData(PlannerCatalog.Sticky)]
    public void Every_change_leads_to_rest_and_costs_at_least_the_least(string name)
    {
        var planner = PlannerCatalog.Create(name);
        var rounding = PlannerCatalog.RoundingOf(PlannerCatalog.UsualRoundingOf(name));
        var settled = FleetPlay.Run(planner, MeasuredFleet.Create(20, 400, Seed, rounding))!;
        Assert.All(FleetEvent.All, change =>
        {
            var changed = change.Change(settled.Fleet, Seed);
            var outcome = FleetPlay.Run(planner, changed)!;
            Assert.True(outcome.IsAtRest, change.Name);
            Assert.InRange(outcome.MovedBytes, outcome.LeastBytes(changed), long.MaxValue);
        });
    }

    [Fact]
    public void A_replaced_worker_leaves_with_what_it_held_and_the_newcomer_holds_nothing()
    {
        var settled = FleetPlay.Run(PlannerCatalog.Create(), MeasuredFleet.Create(20, 400, Seed, ReplicationRounding.Truncated))!;
        var changed = FleetEvent.WorkersReplaced.Change(settled.Fleet, Seed);
        Assert.Equal(20, changed.Workers.Count);
        var newcomer = Array.FindIndex(changed.Workers.Identities, identity => !settled.Fleet.Workers.Identities.Contains(identity));
        Assert.DoesNotContain((ushort)newcomer, changed.Held.Positions[..changed.Held.TotalCopies]);
        Assert.Equal(MeasuredFleet.InOrder(changed.Workers.Identities), changed.Workers.Identities);
        var lost = Enumerable.Range(0, 400).Count(chunk => settled.Fleet.Held[chunk].Contains((ushort)0));
        Assert.Equal(settled.Fleet.Held.TotalCopies - lost, changed.Held.TotalCopies);
    }

    private static PlacementInput Fleet(int workers) => MeasuredFleet.Create(workers, 2, Seed, ReplicationRounding.Truncated);
}
