namespace Sim.Processes.Tests.Processes;

/// <summary>Goal: no exception is lost, and mixing real and simulated waiting is refused. Method: one small model per way.</summary>
public sealed class FailureTests
{
    private readonly Simulation _simulation = new();

    [Fact]
    public void What_a_process_failed_with_and_nobody_waits_for_ends_the_run()
    {
        _simulation.Start(Fail(2));
        var thrown = Assert.Throws<FormatException>(() => _simulation.Run());
        Assert.Equal("broken", thrown.Message);
        Assert.Equal(2, _simulation.Now);
    }

    [Fact]
    public void What_a_process_failed_with_goes_to_those_who_wait_for_it()
    {
        var failing = _simulation.Start(Fail(2));
        var watcher = _simulation.Start(Watch());
        _simulation.Run();
        Assert.Equal("broken at 2, and again", watcher.Result);

        async Process<string> Watch()
        {
            try
            {
                await failing.Join();
                return "nothing";
            }
            catch (FormatException exception)
            {
                var again = await failing.Join().AsOutcome();
                return $"{exception.Message} at {_simulation.Now}, {(again.Cause == exception ? "and again" : "and never again")}";
            }
        }
    }

    [Fact]
    public void A_procedure_throws_into_its_caller_whether_it_waited_or_not()
    {
        var caught = 0;
        _simulation.Start(Outer());
        _simulation.Run();
        Assert.Equal(2, caught);

        async Process Outer()
        {
            for (var delay = 0; delay < 2; delay++)
            {
                try
                {
                    await (delay == 0 ? FailAtOnce() : Fail(delay));
                }
                catch (FormatException)
                {
                    caught++;
                }
            }
        }
    }

    [Fact]
    public void A_simulation_goes_on_after_a_failure()
    {
        _simulation.Start(Fail(1));
        _simulation.Start(Fail(2));
        Assert.Throws<FormatException>(() => _simulation.Run());
        Assert.Throws<FormatException>(() => _simulation.Run());
        _simulation.Run();
        Assert.Equal(2, _simulation.Now);
    }

    [Fact]
    public void A_process_that_awaits_a_real_task_is_refused_with_a_sentence()
    {
        _simulation.Start(Sleep());
        var thrown = Assert.Throws<ForeignAwaitException>(() => _simulation.Run());
        Assert.Contains("outside of simulated time", thrown.Message, StringComparison.Ordinal);

        static async Process Sleep() => await new TaskCompletionSource().Task;
    }

    [Fact]
    public async Task A_task_that_awaits_simulated_time_is_refused_with_a_sentence()
    {
        var thrown = await Assert.ThrowsAsync<ForeignAwaitException>(async () => await _simulation.Delay(1));
        Assert.Contains("Process", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ForeignAwaitException>(async () => await _simulation.Delay(1).AsOutcome());
        await Assert.ThrowsAsync<ForeignAwaitException>(async () => await Fail(1));
        await Assert.ThrowsAsync<ForeignAwaitException>(async () => await _simulation.Start(Fail(1)).Join());
    }

    [Fact]
    public void A_wait_is_awaited_once()
    {
        _simulation.Start(Twice());
        Assert.Throws<InvalidOperationException>(() => _simulation.Run());

        async Process Twice()
        {
            var delay = _simulation.Delay(1);
            await delay;
            await delay;
        }
    }

    [Fact]
    public void Two_processes_cannot_share_a_wait()
    {
        var delay = _simulation.Delay(1);
        _simulation.Start(Wait());
        _simulation.Start(Wait());
        Assert.Throws<InvalidOperationException>(() => _simulation.Run());

        async Process Wait() => await delay;
    }

    [Fact]
    public void A_process_never_runs_the_simulation_that_runs_it()
    {
        _simulation.Start(Run());
        Assert.Throws<InvalidOperationException>(() => _simulation.Run());

        async Process Run()
        {
            await _simulation.Delay(1);
            _simulation.Run();
        }
    }

    [Fact]
    public void Values_that_nobody_made_say_so()
    {
        Assert.Throws<InvalidOperationException>(() => default(Process).GetAwaiter());
        Assert.Throws<InvalidOperationException>(() => default(ProcessHandle<int>).Result);
        Assert.Throws<InvalidOperationException>(() => default(Wait).GetAwaiter());
        default(Sim.Processes.Resources.Hold).Dispose();
    }

    private static async Process FailAtOnce() => throw await Task.FromResult(new FormatException("broken"));

    private async Process Fail(double delay)
    {
        await _simulation.Delay(delay);
        throw new FormatException("broken");
    }
}
