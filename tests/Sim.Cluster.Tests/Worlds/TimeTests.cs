using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Worlds;

/// <summary>Goal: time passes only where the world moves it, and each node has a clock of its own.</summary>
public sealed class TimeTests : IDisposable
{
    private readonly World _world = new(new WorldOptions { Seed = 1 });
    private readonly List<string> _log = [];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Waits_of_every_form_end_at_their_time_and_stay_in_the_world()
    {
        _world.AddNode("a", async node =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), node.Time);
            Log("delay");
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), node.Time);
            await timer.WaitForNextTickAsync();
            await timer.WaitForNextTickAsync();
            Log("periodic");
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), node.Time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, node.Time, source.Token));
            Log("cancelled");
            await Assert.ThrowsAsync<TimeoutException>(() => new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(1), node.Time));
            Log("timeout");
            await Task.Delay(TimeSpan.FromSeconds(1), node.Time).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(1), node.Time);
            Log("without context");
        });
        _world.RunFor(TimeSpan.FromHours(1));

        Assert.Equal(["delay 1", "periodic 3", "cancelled 4", "timeout 5", "without context 7"], _log);
        Assert.Equal(TimeSpan.FromHours(1).Ticks, _world.NowTicks);
        Assert.Equal((NodeState.Ended, null), (_world.Nodes[0].State, _world.Nodes[0].Failure));
    }

    [Fact]
    public void A_clock_that_is_set_moves_and_its_timers_do_not()
    {
        var node = _world.AddNode("a", async node =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), node.Time);
            Log("done");
        });
        var before = node.Time.GetUtcNow();
        node.StepClock(TimeSpan.FromHours(-1));
        _world.RunFor(TimeSpan.FromSeconds(10));

        Assert.Equal(["done 10"], _log);
        Assert.Equal(before + TimeSpan.FromSeconds(10) - TimeSpan.FromHours(1), node.Time.GetUtcNow());
    }

    [Fact]
    public void A_clock_that_drifts_takes_its_timers_with_it_and_leaves_others_alone()
    {
        foreach (var name in new[] { "fast", "true" })
        {
            var node = _world.AddNode(name, async node =>
            {
                await Task.Delay(TimeSpan.FromSeconds(11), node.Time);
                Log(node.Name);
            });
            node.SetDrift(name == "fast" ? 100_000 : 0);
        }

        _world.RunFor(TimeSpan.FromSeconds(20));

        Assert.Equal(["fast 10", "true 11"], _log);
        Assert.Equal(TimeSpan.FromSeconds(2), _world.Nodes[0].Time.GetUtcNow() - _world.Nodes[1].Time.GetUtcNow());
    }

    [Fact]
    public void What_never_waits_is_found_and_what_waits_often_is_not()
    {
        using var world = new World(new WorldOptions { MostTurnsAtOnce = 1000 });
        var isWaiting = true;
        world.AddNode("busy", async node =>
        {
            while (true)
            {
                await (isWaiting ? Task.Delay(TimeSpan.FromMilliseconds(1), node.Time) : Task.CompletedTask);
                await Task.Yield();
            }
        });
        world.RunFor(TimeSpan.FromSeconds(1));
        isWaiting = false;

        var fault = Assert.Throws<NeverAtRestException>(() => world.RunFor(TimeSpan.FromSeconds(1)));
        Assert.Contains("on busy", fault.Message, StringComparison.Ordinal);
    }

    private void Log(string what) => _log.Add(FormattableString.Invariant($"{what} {TimeSpan.FromTicks(_world.NowTicks).TotalSeconds:0.##}"));
}
