using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Models.Tests.World;

/// <summary>The rules of the simulated world itself: clocks, membership, laggards, identities, facts.</summary>
public sealed class WorldRuleTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    [Fact]
    public async Task The_clock_moves_as_documented()
    {
        await using var driver = await WorldDriver.StartAsync();
        Assert.Equal(0, driver.World.NowTicks);
        await driver.DoAsync(driver.Fresh(1));
        Assert.Equal(1, driver.World.NowTicks);
        await driver.DoAsync(new AdvanceClock(5));
        Assert.Equal(7, driver.World.NowTicks);
        await driver.DoAsync(new WorkerJoined(6), new WorkerFetch(0, true), new PortalFetch(true), new Idle());
        Assert.Equal(7, driver.World.NowTicks);
        await driver.DoAsync(new WorkerLeft(6));
        Assert.Equal(27, driver.World.NowTicks);
        await driver.DoAsync(new SetMinReplication(2), new RemoveChunk("s3://sim-0", "no such chunk"));
        Assert.Equal(29, driver.World.NowTicks);
    }

    [Fact]
    public async Task What_is_not_in_the_needed_state_does_nothing()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(new PortalFetch(true), Weak, new WorkerLeft(7), new WorkerJoined(0), new WorkerFetch(7, true));

        Assert.Equal(0, driver.World.NowTicks);
        Assert.Null(Assert.Single(driver.World.Portals));
        Assert.Equal(6, driver.World.Pool.ActiveCount);
        Assert.Empty(driver.World.State.PortalAssignments);
    }

    [Fact]
    public void Identities_are_the_documented_bytes() =>
        Assert.Equal("0022" + new string('0', 64) + "0201", WorkerPool.PeerIdOf(0x0102));

    [Fact]
    public async Task A_rejoined_worker_starts_with_an_empty_disk_and_routing_to_it_is_counted()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { RetentionTicks = 1_000_000 });
        await driver.DoAsync(driver.Fresh(6), Weak);
        var pk = driver.World.Pool.PkOf(0)!.Value;
        Assert.NotEmpty(driver.World.Fleet.Copies.DiskOf(pk)!.Chunks);

        await driver.DoAsync(new WorkerLeft(0), new WorkerJoined(0));
        Assert.Equal(pk, driver.World.Pool.PkOf(0));
        Assert.Empty(driver.World.Fleet.Copies.DiskOf(pk)!.Chunks);
        Assert.Equal(WorkerAssignmentId.None, driver.World.Fleet.LastApplied(0));
        Assert.True(Fact(driver, "routed-to-empty-workers") > 0);

        await driver.DoAsync(Weak);
        Assert.Equal(0, Fact(driver, "routed-to-empty-workers"));
    }

    [Theory]
    [InlineData(100, 6, 0)]
    [InlineData(0, 6, 0)]
    [InlineData(80, 5, 1)]
    [InlineData(83, 6, 1)]
    [InlineData(71, 7, 2)]
    [InlineData(70, 3, 0)]
    public async Task Designated_laggards_are_those_beyond_the_quorum(int quorum, int workers, int laggards)
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { ConfirmThresholdPercent = quorum, Workers = workers });
        var designated = Enumerable.Range(0, workers).Where(driver.World.Quorum.IsDesignatedLaggard).ToList();

        Assert.Equal(Enumerable.Range(workers - laggards, laggards), designated);
    }

    [Fact]
    public async Task At_a_quorum_of_0_an_assignment_is_confirmed_unseen()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { ConfirmThresholdPercent = 0 });
        await driver.DoAsync(driver.Fresh(3));

        Assert.Equal(1, driver.World.State.Watermark.Value);
        Assert.Equal(3, Fact(driver, "visible-chunks"));
        Assert.True(Fact(driver, "routed-to-empty-workers") > 0);
    }

    [Fact]
    public async Task A_removed_chunk_goes_through_every_state_of_its_life()
    {
        await using var driver = await WorldDriver.StartAsync();
        var add = driver.Fresh(1);
        var chunk = add.Chunks[0];
        await driver.DoAsync(add, Weak);
        Assert.Equal(1, Fact(driver, "visible-chunks"));

        await driver.DoAsync(new RemoveChunk(chunk.Dataset, chunk.Id));
        Assert.Equal(0, Fact(driver, "visible-chunks"));
        Assert.Equal(0, Fact(driver, "tombstones"));

        await driver.DoAsync(new AdvanceClock(4));
        Assert.Equal(0, Fact(driver, "tombstones"));
        await driver.DoAsync(new AdvanceClock(0));
        Assert.Equal(1, Fact(driver, "tombstones"));
    }

    [Fact]
    public async Task Every_fact_can_be_read_from_a_fresh_and_from_a_lived_in_world()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(new PortalFetch(false));
        foreach (var fact in WorldFacts.All)
        {
            Assert.True(Fact(driver, fact.Name) >= 0);
        }

        await driver.DoAsync(driver.Fresh(6), Weak);
        foreach (var fact in WorldFacts.All)
        {
            Assert.True(Fact(driver, fact.Name) >= 0);
        }
    }

    [Fact]
    public void An_exception_of_the_scheduler_is_a_violation_of_the_contract()
    {
        var simulation = new WorldSimulation(new InMemoryStorageProvider());
        var explained = simulation.Explain(new FormatException("bad ticks"));

        Assert.Equal("O-19", explained.Oracle.Id);
        Assert.Contains("ticks", explained.Violation.Sentence, StringComparison.Ordinal);
        Assert.IsType<OracleViolatedException>(explained);
    }

    private static long Fact(WorldDriver driver, string name) =>
        WorldFacts.Read(driver.World, new WorldWitness { At = Sim.Engine.Replay.WitnessMoment.End, Fact = name, Dataset = "s3://sim-0", Id = "none" });
}
