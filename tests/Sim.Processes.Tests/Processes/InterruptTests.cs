namespace Sim.Processes.Tests.Processes;

/// <summary>Goal: a process can be interrupted wherever it waits, and learns why. Method: one interruption per kind of wait.</summary>
public sealed class InterruptTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public InterruptTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void An_interruption_ends_the_wait_with_its_cause()
    {
        var sleeper = _simulation.Start(Sleep());
        _simulation.Schedule(3, () => Assert.True(sleeper.Interrupt("alarm")));
        _simulation.Run();

        Assert.Equal("3 alarm; 5 slept", _journal.Text);
        Assert.Equal(5, _simulation.Now);

        async Process Sleep()
        {
            try
            {
                await _simulation.Delay(10);
            }
            catch (ProcessInterruptedException interruption)
            {
                _journal.Write($"{interruption.Cause}");
            }

            await _simulation.Delay(2);
            _journal.Write("slept");
        }
    }

    [Fact]
    public void An_interruption_can_be_a_value()
    {
        var sleeper = _simulation.Start(Sleep());
        _simulation.Schedule(3, () => sleeper.Interrupt(7));
        _simulation.Run();
        Assert.Equal("3 Interrupted 7; 4 Completed ", _journal.Text);

        async Process Sleep()
        {
            var outcome = await _simulation.Delay(10).AsOutcome();
            _journal.Write($"{outcome.Status} {outcome.Cause}");
            outcome = await _simulation.Delay(1).AsOutcome();
            _journal.Write($"{outcome.Status} {outcome.Cause}");
        }
    }

    [Fact]
    public void Several_interruptions_reach_several_waits()
    {
        var sleeper = _simulation.Start(Sleep());
        _simulation.Schedule(1, () =>
        {
            sleeper.Interrupt("a");
            sleeper.Interrupt("b");
        });
        _simulation.Run();
        Assert.Equal("1 a; 1 b; 3 end", _journal.Text);

        async Process Sleep()
        {
            for (var round = 0; round < 2; round++)
            {
                var outcome = await _simulation.Delay(10).AsOutcome();
                _journal.Write($"{outcome.Cause}");
            }

            await _simulation.Delay(2);
            _journal.Write("end");
        }
    }

    [Fact]
    public void An_interruption_before_the_first_line_reaches_the_first_wait()
    {
        var sleeper = _simulation.Start(Sleep());
        sleeper.Interrupt("early");
        _simulation.Run();
        Assert.Equal("0 begins; 0 early", _journal.Text);

        async Process Sleep()
        {
            _journal.Write("begins");
            var outcome = await _simulation.Delay(10).AsOutcome();
            _journal.Write($"{outcome.Cause}");
        }
    }

    [Fact]
    public void An_interruption_comes_before_all_else_that_happens_then()
    {
        var sleeper = _simulation.Start(Sleep());
        _simulation.Schedule(5, () => sleeper.Interrupt("just in time"), priority: -1);
        _simulation.Run();
        Assert.Equal("5 just in time", _journal.Text);

        async Process Sleep()
        {
            var outcome = await _simulation.Delay(5).AsOutcome();
            _journal.Write($"{outcome.Cause}");
        }
    }

    [Fact]
    public void What_has_ended_is_interrupted_no_more()
    {
        var process = _simulation.Start(Short());
        _simulation.Schedule(1, () => Assert.True(process.Interrupt()), priority: -1);
        _simulation.Run();
        Assert.False(process.Interrupt());

        async Process Short() => await _simulation.Delay(1).AsOutcome();
    }

    [Fact]
    public void An_interruption_on_its_way_to_a_process_that_ends_meanwhile_finds_nobody()
    {
        var process = _simulation.Start(Short());
        _simulation.Schedule(1, () =>
        {
            process.Interrupt();
            process.Interrupt();
        }, priority: -1);
        _simulation.Run();
        Assert.True(process.HasEnded);

        async Process Short() => await _simulation.Delay(1).AsOutcome();
    }

    [Fact]
    public void A_process_does_not_interrupt_itself()
    {
        ProcessHandle self = default;
        self = _simulation.Start(Run());
        Assert.Throws<InvalidOperationException>(() => _simulation.Run());

        async Process Run()
        {
            await _simulation.Delay(1);
            self.Interrupt();
        }
    }

    [Fact]
    public void An_interruption_passes_through_procedures_to_the_caller()
    {
        var outer = _simulation.Start(Outer());
        _simulation.Schedule(2, () => outer.Interrupt("stop"));
        _simulation.Run();
        Assert.Equal("2 cleaning up; 2 stop", _journal.Text);

        async Process Outer()
        {
            try
            {
                await Inner();
            }
            catch (ProcessInterruptedException interruption)
            {
                _journal.Write($"{interruption.Cause}");
            }
        }

        async Process Inner()
        {
            try
            {
                await _simulation.Delay(10);
            }
            finally
            {
                _journal.Write("cleaning up");
            }
        }
    }

    [Fact]
    public void An_interruption_nobody_catches_ends_the_process_and_reaches_who_joins_it()
    {
        var sleeper = _simulation.Start(Sleep());
        var watcher = _simulation.Start(Watch());
        _simulation.Schedule(2, () => sleeper.Interrupt("stop"));
        _simulation.Run();
        Assert.Equal("stop", watcher.Result);

        async Process Sleep() => await _simulation.Delay(10);

        async Process<object?> Watch()
        {
            var outcome = await sleeper.Join().AsOutcome();
            return ((ProcessInterruptedException)outcome.Cause!).Cause;
        }
    }
}
