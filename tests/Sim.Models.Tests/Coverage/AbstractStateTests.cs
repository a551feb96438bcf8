using Sim.Models.Actions;
using Sim.Models.Coverage;
using Sim.Models.Profiles;

namespace Sim.Models.Tests.Coverage;

/// <summary>What the abstract state tells apart and what not, and which facts fall away when something is pinned.</summary>
public sealed class AbstractStateTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    [Fact]
    public async Task More_of_the_same_is_the_same_state()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(2), Weak, Weak);
        var two = AbstractState.Of(driver.World);
        await driver.DoAsync(driver.Fresh(1), Weak, Weak);

        Assert.Equal(2, two.Visible);
        Assert.Equal(two, AbstractState.Of(driver.World));
        Assert.Equal(two.Hash(), AbstractState.Of(driver.World).Hash());
    }

    [Fact]
    public async Task Corrections_lag_and_departures_are_told_apart()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { RetentionTicks = 1_000_000 });
        var chunks = driver.Fresh(2);
        await driver.DoAsync(chunks, Weak, Weak);
        var calm = AbstractState.Of(driver.World);
        var old = chunks.Chunks[0];
        await driver.DoAsync(new CorrectChunk(old.Dataset, old.Id, old with { Id = old.Id + "-new" }));
        var correcting = AbstractState.Of(driver.World);
        await driver.DoAsync(new WorkerLeft(WorkerThatIsRouted(driver)));

        Assert.Equal((0, LagClass.None, DepartedClass.None), (calm.PendingCorrections, calm.Lag, calm.Departed));
        Assert.Equal((1, LagClass.BehindNewest, DepartedClass.None), (correcting.PendingCorrections, correcting.Lag, correcting.Departed));
        Assert.Equal(DepartedClass.Routed, AbstractState.Of(driver.World).Departed);
        Assert.NotEqual(calm.Hash(), correcting.Hash());
    }

    [Fact]
    public async Task Each_part_alone_changes_the_hash()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(2), Weak);
        var state = AbstractState.Of(driver.World);
        AbstractState[] others =
        [
            state,
            state with { Floor = state.Floor + 1 },
            state with { IsShort = !state.IsShort },
            state with { PendingDrains = state.PendingDrains + 1 },
            state with { RunningDrains = state.RunningDrains + 1 },
            state with { Visible = state.Visible + 1 },
            state with { InRemoval = state.InRemoval + 1 },
            state with { PendingCorrections = state.PendingCorrections + 1 },
            state with { Lag = state.Lag + 1 },
            state with { Departed = state.Departed + 1 },
        ];

        Assert.Equal(others.Length, others.Select(other => other.Hash()).Distinct().Count());
    }

    [Fact]
    public void A_planner_that_never_evicts_owes_no_eviction()
    {
        var memory = new ModelSettings(ModelProfile.Memory);
        Assert.Contains(EvictionWatch.Evicted, ModelCatalog.Find("guided", memory)!.Facts);
        Assert.DoesNotContain(EvictionWatch.Evicted, ModelCatalog.Find("guided", memory with { Planner = "ideal" })!.Facts);
        Assert.Contains(EvictionWatch.Evicted, ModelCatalog.Find("guided", memory with { Planner = "sticky" })!.Facts);
        Assert.DoesNotContain(EvictionWatch.Evicted, ModelCatalog.Find("flood", memory with { Planner = "sticky" })!.Facts);
    }

    [Theory]
    [InlineData("guided", ModelProfile.Memory, null, true)]
    [InlineData("guided", ModelProfile.Memory, 3, false)]
    [InlineData("guided", ModelProfile.Postgres, null, false)]
    [InlineData("guided", ModelProfile.Postgres, 4, true)]
    [InlineData("churn", ModelProfile.Postgres, null, true)]
    public void A_small_fleet_that_nobody_joins_owes_no_straggler(string model, ModelProfile profile, int? workers, bool isOwed) =>
        Assert.Equal(isOwed, ModelCatalog.Find(model, new ModelSettings(profile) { Workers = workers })!.Facts.Contains(MembershipWatch.Straggler));

    private static int WorkerThatIsRouted(WorldDriver driver) => driver.World.Pool.IndexOf(driver.World.State.ConfirmedRouting[0].Workers[0]);
}
