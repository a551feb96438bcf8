using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Conditions;

/// <summary>
/// Goal: several things can be waited for at once, and nothing that lost stays behind. Method: look at queues after the fact.
/// </summary>
public sealed class ConditionTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public ConditionTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void Any_brings_the_position_of_the_first_and_takes_the_others_back()
    {
        _simulation.Start(Wait());
        _simulation.Run();

        Assert.Equal("2 first 1; 2 pending 0; 2 first 0", _journal.Text);

        async Process Wait()
        {
            _journal.Write($"first {await _simulation.Any(_simulation.Delay(5), _simulation.Delay(2), _simulation.Delay(9))}");
            _journal.Write($"pending {_simulation.PendingCount}");
            var happened = _simulation.CreateEvent();
            happened.Trigger();
            _journal.Write($"first {await _simulation.Any(happened, _simulation.Delay(2))}");
        }
    }

    [Fact]
    public void All_waits_for_the_last()
    {
        var happened = _simulation.CreateEvent();
        _simulation.Schedule(7, happened.Trigger);
        _simulation.Start(Wait());
        _simulation.Run();
        Assert.Equal("7 all 3", _journal.Text);

        async Process Wait() =>
            _journal.Write($"all {await _simulation.All(_simulation.Delay(5), happened, _simulation.Delay(2))}");
    }

    [Fact]
    public void Conditions_nest()
    {
        _simulation.Start(Wait());
        _simulation.Run();
        Assert.Equal("3 1", _journal.Text);

        async Process Wait() => _journal.Write(
            $"{await _simulation.Any(_simulation.Delay(4), _simulation.All(_simulation.Delay(3), _simulation.Delay(2)))}");
    }

    [Fact]
    public void What_wins_keeps_its_value_until_it_is_taken()
    {
        var resource = new Resource(_simulation);
        _simulation.Start(Take());
        _simulation.Run();
        Assert.Equal("0 held; 0 free", _journal.Text);

        async Process Take()
        {
            var request = resource.Request();
            Assert.Equal(1, await _simulation.Any(_simulation.Delay(1), request));
            Assert.True(request.IsCompleted);
            var hold = request.TakeValue();
            Assert.Throws<InvalidOperationException>(() => request.TakeValue());
            _journal.Write(hold.IsHeld ? "held" : "free");
            hold.Dispose();
            _journal.Write(hold.IsHeld || resource.InUse > 0 ? "held" : "free");
        }
    }

    [Fact]
    public void A_request_that_loses_leaves_the_queue()
    {
        var resource = new Resource(_simulation, capacity: 0);
        _simulation.Start(Give());
        _simulation.Run(until: 1);
        Assert.Equal(1, resource.QueueLength);
        _simulation.Run();
        Assert.Equal(0, resource.QueueLength);
        Assert.Equal(1, resource.LeftCount);

        async Process Give()
        {
            var request = resource.Request();
            Assert.Equal(0, await _simulation.Any(_simulation.Delay(2), request));
            Assert.False(request.IsCompleted);
            Assert.Throws<InvalidOperationException>(() => request.TakeValue());
        }
    }

    [Fact]
    public void A_pair_of_requests_brings_both_places_and_gives_both_back_when_it_is_interrupted()
    {
        var (rooms, nurses) = (new Resource(_simulation), new Resource(_simulation, capacity: 0));
        var patient = _simulation.Start(Patient());
        _simulation.Run(until: 1);
        Assert.Equal(1, rooms.InUse);
        patient.Interrupt();
        _simulation.Run(until: 2);
        Assert.Equal((0, 0), (rooms.InUse, nurses.QueueLength));

        nurses.Capacity = 1;
        _simulation.Start(Patient());
        _simulation.Run(until: 3);
        Assert.Equal((1, 1), (rooms.InUse, nurses.InUse));
        _simulation.Run();
        Assert.Equal((0, 0), (rooms.InUse, nurses.InUse));

        async Process Patient()
        {
            var outcome = await _simulation.All(rooms.Request(), nurses.Request()).AsOutcome();
            if (!outcome.IsCompleted)
            {
                return;
            }

            using var room = outcome.Value.First;
            using var nurse = outcome.Value.Second;
            await _simulation.Delay(5);
        }
    }

    [Theory]
    [InlineData("pair")]
    [InlineData("all")]
    [InlineData("any")]
    public void A_condition_within_a_condition_gives_back_what_it_has_when_the_outer_one_is_interrupted(string kind)
    {
        var (rooms, nurses, never) = (new Resource(_simulation), new Resource(_simulation), _simulation.CreateEvent());
        var patient = _simulation.Start(Patient());
        _simulation.Run(until: 1);
        Assert.Equal(kind == "any" ? 1 : 2, rooms.InUse + nurses.InUse);
        patient.Interrupt();
        _simulation.Run(until: 2);
        Assert.Equal((0, 0), (rooms.InUse, nurses.InUse));
        Assert.True(patient.HasEnded);

        async Process Patient()
        {
            Wait inner = kind switch
            {
                "pair" => _simulation.All(rooms.Request(), nurses.Request()),
                "all" => _simulation.All([rooms.Request(), nurses.Request()]),
                _ => _simulation.Any([rooms.Request(), nurses.Request()]),
            };
            await _simulation.All(inner, never).AsOutcome();
        }
    }

    [Fact]
    public void A_part_that_is_cancelled_ends_the_condition()
    {
        using var source = new CancellationTokenSource();
        _simulation.Start(Wait());
        _simulation.Schedule(2, source.Cancel);
        _simulation.Run();
        Assert.Equal("2 Canceled; 2 Canceled", _journal.Text);

        async Process Wait()
        {
            for (var round = 0; round < 2; round++)
            {
                var outcome = await _simulation.Any(_simulation.Delay(9), _simulation.Delay(8).WithCancellation(source.Token)).AsOutcome();
                _journal.Write($"{outcome.Status}");
            }
        }
    }

    [Fact]
    public void A_part_that_fails_ends_the_condition_and_takes_the_others_back()
    {
        var broken = _simulation.CreateEvent();
        _simulation.Schedule(1, () => broken.Fail(new FormatException("broken")));
        _simulation.Start(Wait());
        _simulation.Run();
        Assert.Equal("1 broken; 1 pending 0; 1 broken", _journal.Text);

        async Process Wait()
        {
            try
            {
                await _simulation.All(_simulation.Delay(5), broken);
            }
            catch (FormatException exception)
            {
                _journal.Write(exception.Message);
            }

            _journal.Write($"pending {_simulation.PendingCount}");
            var outcome = await _simulation.Any(broken, _simulation.Delay(5)).AsOutcome();
            _journal.Write(((Exception)outcome.Cause!).Message);
        }
    }

    [Fact]
    public void An_interrupted_condition_leaves_nothing_behind()
    {
        var store = new Store<int>(_simulation);
        var waiter = _simulation.Start(Wait());
        _simulation.Schedule(1, () => waiter.Interrupt());
        _simulation.Run();
        Assert.Equal((0, 0, 1.0), (store.GetQueueLength, _simulation.PendingCount, _simulation.Now));

        async Process Wait() => await _simulation.Any(store.Get(), _simulation.Delay(9)).AsOutcome();
    }

    [Fact]
    public void Processes_can_be_parts()
    {
        var (slow, quick) = (_simulation.Start(Work(5)), _simulation.Start(Work(3)));
        _simulation.Start(Wait());
        _simulation.Run();
        Assert.Equal("3 1; 5 2", _journal.Text);

        async Process<double> Work(double units)
        {
            await _simulation.Delay(units);
            return units;
        }

        async Process Wait()
        {
            _journal.Write($"{await _simulation.Any(slow, quick)}");
            _journal.Write($"{await _simulation.All(slow, quick)}");
        }
    }

    [Fact]
    public void A_condition_has_parts_of_its_own_simulation()
    {
        Assert.Throws<ArgumentException>(() => _simulation.Any());
        Assert.Throws<ArgumentException>(() => _simulation.All(new Simulation().Delay(1)));
    }
}
