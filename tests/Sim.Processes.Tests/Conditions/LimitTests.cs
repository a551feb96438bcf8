using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Conditions;

/// <summary>Goal: every wait can have a limit and a token. Method: one of each kind that is too late, and one in time.</summary>
public sealed class LimitTests
{
    private readonly Simulation _simulation = new();
    private readonly Resource _resource;
    private readonly Container _container;
    private readonly Store<int> _store;
    private readonly SimulationEvent _event;

    public LimitTests()
    {
        _resource = new Resource(_simulation, capacity: 0);
        _container = new Container(_simulation, capacity: 10);
        _store = new Store<int>(_simulation, capacity: 1);
        _event = _simulation.CreateEvent();
    }

    public static TheoryData<string> Kinds => ["delay", "event", "request", "container", "store", "any", "all", "process"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_limit_ends_every_kind_of_wait_and_leaves_nothing_behind(string kind)
    {
        var waiter = _simulation.Start(Wait());
        _simulation.Run(waiter);
        Assert.Equal((WaitStatus.TimedOut, 3.0), waiter.Result);
        Assert.Equal(0, _resource.QueueLength + _container.GetQueueLength + _store.GetQueueLength);
        Assert.Equal(kind == "process" ? 1 : 0, _simulation.PendingCount);

        async Process<(WaitStatus, double)> Wait() => ((await Plain(kind).Within(3)).Status, _simulation.Now);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_token_ends_every_kind_of_wait_and_leaves_nothing_behind(string kind)
    {
        using var source = new CancellationTokenSource();
        var waiter = _simulation.Start(Wait());
        _simulation.Schedule(2, source.Cancel);
        _simulation.Run(waiter);
        Assert.Equal(("cancelled, and before it began", 2.0), waiter.Result);
        Assert.Equal(0, _resource.QueueLength + _container.GetQueueLength + _store.GetQueueLength);

        async Process<(string, double)> Wait()
        {
            try
            {
                await Plain(kind).WithCancellation(source.Token);
                return ("completed", _simulation.Now);
            }
            catch (OperationCanceledException exception) when (exception.CancellationToken == source.Token)
            {
                var again = await Plain(kind).WithCancellation(source.Token).AsOutcome();
                return (again.Status == WaitStatus.Canceled ? "cancelled, and before it began" : "cancelled", _simulation.Now);
            }
        }
    }

    [Fact]
    public void What_comes_in_time_takes_the_limit_back()
    {
        _resource.Capacity = 1;
        var waiter = _simulation.Start(Wait());
        _simulation.Run(waiter);
        Assert.True(waiter.Result);
        Assert.Equal((0, 2.0), (_simulation.PendingCount, _simulation.Now));

        async Process<bool> Wait()
        {
            var attempt = await _resource.Request().Within(3);
            using var hold = attempt.Value;
            return (await _simulation.Delay(2).Within(3)).IsCompleted && hold.IsHeld;
        }
    }

    [Fact]
    public void The_end_of_a_wait_with_a_token_takes_nothing_back_but_itself()
    {
        using var source = new CancellationTokenSource();
        var isCalled = false;
        _simulation.Schedule(5, () => isCalled = true);
        _simulation.Start(Wait());
        _simulation.Run();
        Assert.True(isCalled);

        async Process Wait() => await _simulation.Delay(1).WithCancellation(source.Token);
    }

    [Fact]
    public void What_comes_at_the_very_limit_after_its_grant_is_in_time()
    {
        _simulation.Schedule(3, () => _resource.Capacity = 1);
        var waiter = _simulation.Start(Wait());
        _simulation.Run(waiter);
        Assert.Equal(WaitStatus.Completed, waiter.Result);

        async Process<WaitStatus> Wait() => (await _resource.Request().Within(3)).Status;
    }

    [Fact]
    public void A_limit_of_nothing_asks_whether_there_is_nothing_to_wait_for()
    {
        var waiter = _simulation.Start(Wait());
        Assert.Equal((WaitStatus.TimedOut, WaitStatus.Completed), _simulation.Run(waiter));

        async Process<(WaitStatus, WaitStatus)> Wait()
        {
            var first = (await _resource.Request().Within(0)).Status;
            _resource.Capacity = 1;
            return (first, (await _resource.Request().Within(0)).Status);
        }
    }

    [Fact]
    public void An_interruption_of_a_wait_with_a_limit_is_thrown_unless_outcomes_are_asked_for()
    {
        var throwing = _simulation.Start(Wait());
        _simulation.Schedule(1, () => throwing.Interrupt());
        Assert.Throws<ProcessInterruptedException>(() => _simulation.Run(throwing));

        var telling = _simulation.Start(Tell());
        _simulation.Schedule(1, () => telling.Interrupt());
        Assert.Equal(WaitStatus.Interrupted, _simulation.Run(telling));

        async Process<WaitStatus> Wait() => (await _simulation.Delay(9).Within(5)).Status;

        async Process<WaitStatus> Tell() => (await _simulation.Delay(9).Within(5).AsOutcome()).Status;
    }

    [Fact]
    public void A_token_is_not_cancelled_by_another_thread_while_the_simulation_runs()
    {
        using var source = new CancellationTokenSource();
        _simulation.Start(Wait());
        _simulation.Schedule(1, () =>
        {
            var thread = new Thread(() => Assert.Throws<AggregateException>(source.Cancel));
            thread.Start();
            thread.Join();
        });
        _simulation.Run();
        Assert.Equal(9, _simulation.Now);

        async Process Wait() => await _simulation.Delay(9).WithCancellation(source.Token);
    }

    private Wait Plain(string kind) => kind switch
    {
        "delay" => _simulation.Delay(9),
        "event" => _event,
        "request" => _resource.Request(),
        "container" => _container.Get(1),
        "store" => _store.Get(),
        "any" => _simulation.Any(_store.Get(), _simulation.Delay(9)),
        "all" => _simulation.All(_store.Get(), _simulation.Delay(1)),
        _ => _simulation.Start(Sleep()),
    };

    private async Process Sleep() => await _simulation.Delay(9);
}
