namespace Sim.Processes.Tests.Processes;

/// <summary>Goal: async methods are processes. Method: small models whose course is known.</summary>
public sealed class ProcessTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public ProcessTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void Processes_wait_in_simulated_time()
    {
        _simulation.Start(Clock("fast", 0.5));
        _simulation.Start(Clock("slow", 1));
        _simulation.Run(until: 2);

        Assert.Equal("0 fast; 0 slow; 0.5 fast; 1 slow; 1 fast; 1.5 fast; 2 slow; 2 fast", _journal.Text);
        Assert.Equal(2, _simulation.Now);

        async Process Clock(string name, double period)
        {
            while (true)
            {
                _journal.Write(name);
                await _simulation.Delay(period);
            }
        }
    }

    [Fact]
    public void Calling_a_process_method_runs_nothing_until_it_is_started()
    {
        var call = Note();
        _simulation.Run();
        Assert.Equal("", _journal.Text);

        var process = _simulation.Start(call, "late");
        Assert.True(process.IsAlive);
        Assert.Null(process.WaitingFor);
        Assert.True(_simulation.Step());
        Assert.Equal("a delay of 0 ticks", process.WaitingFor);
        _simulation.Run();
        Assert.Null(process.WaitingFor);
        Assert.Equal("0 here", _journal.Text);
        Assert.True(process.HasEnded);
        Assert.Equal("late", process.Name);

        Assert.Throws<InvalidOperationException>(() => _simulation.Start(call));

        async Process Note()
        {
            _journal.Write("here");
            await _simulation.Delay(0);
        }
    }

    [Fact]
    public void A_process_is_named_after_its_method()
    {
        Assert.Equal("Local", _simulation.Start(Local()).Name);
        Assert.Equal("Method", _simulation.Start(Method()).ToString());

        async Process Local() => await _simulation.Delay(1);
    }

    [Fact]
    public void A_procedure_runs_as_a_part_of_its_caller_and_returns_a_value()
    {
        _simulation.Start(Outer());
        _simulation.Run();

        Assert.Equal("0 begins; 0 inner of Outer; 3 got 6; 3 got 1", _journal.Text);

        async Process Outer()
        {
            _journal.Write("begins");
            _journal.Write($"got {await Inner(3)}");
            _journal.Write($"got {await AtOnce()}");
        }

        async Process<int> Inner(int units)
        {
            _journal.Write($"inner of {_simulation.CurrentProcess}");
            await _simulation.Delay(units);
            return units * 2;
        }

        static async Process<int> AtOnce() => await Task.FromResult(1);
    }

    [Fact]
    public void Procedures_that_never_wait_do_not_pile_up_on_the_stack()
    {
        var sum = 0L;
        _simulation.Start(Outer());
        _simulation.Run();

        Assert.Equal(1_000_000, sum);

        async Process Outer()
        {
            for (var round = 0; round < 1_000_000; round++)
            {
                sum += await One();
            }
        }

        static async Process<int> One() => await Task.FromResult(1);
    }

    [Fact]
    public void A_process_can_be_joined_before_and_after_its_end()
    {
        var worker = _simulation.Start(Work());
        _simulation.Start(Join("first", 0));
        _simulation.Start(Join("second", 0));
        _simulation.Start(Join("late", 7));
        _simulation.Run();

        Assert.Equal("5 first got 42; 5 second got 42; 7 late got 42", _journal.Text);
        Assert.Equal(42, worker.Result);

        async Process<int> Work()
        {
            await _simulation.Delay(5);
            return 42;
        }

        async Process Join(string name, double delay)
        {
            await _simulation.Delay(delay);
            _journal.Write($"{name} got {await worker.Join()}");
        }
    }

    [Fact]
    public void A_procedure_is_over_once_it_was_awaited()
    {
        _simulation.Start(Outer());
        _simulation.Run();
        Assert.Equal("1 refused", _journal.Text);

        async Process Outer()
        {
            var inner = Inner();
            await inner;
            Assert.Throws<InvalidOperationException>(() => inner.GetAwaiter());
            Assert.Throws<InvalidOperationException>(() => _simulation.Start(inner));
            _journal.Write("refused");
        }

        async Process Inner() => await _simulation.Delay(1);
    }

    [Fact]
    public void A_process_that_begins_later_begins_later()
    {
        _simulation.StartAfter(2.5, Note());
        _simulation.Run();
        Assert.Equal("2.5 here", _journal.Text);

        async Process Note()
        {
            _journal.Write("here");
            await _simulation.Delay(0);
        }
    }

    [Fact]
    public void A_run_can_go_until_a_process_or_an_event_and_returns_its_result()
    {
        var process = _simulation.Start(Answer());
        Assert.Equal(42, _simulation.Run(process));
        Assert.Equal(3, _simulation.Now);

        var never = _simulation.CreateEvent();
        Assert.Throws<InvalidOperationException>(() => _simulation.Run(never));

        async Process<int> Answer()
        {
            await _simulation.Delay(3);
            return 42;
        }
    }

    [Fact]
    public void A_run_can_be_stopped_and_goes_on_later()
    {
        _simulation.Start(Stopper());
        _simulation.Run(until: 10);
        Assert.Equal(1, _simulation.Now);
        _simulation.Run(until: 10);
        Assert.Equal("2 goes on", _journal.Text);
        Assert.Equal(10, _simulation.Now);

        async Process Stopper()
        {
            await _simulation.Delay(1);
            _simulation.Stop();
            await _simulation.Delay(1);
            _journal.Write("goes on");
        }
    }

    [Fact]
    public void Time_is_exact_where_it_is_written_in_decimals()
    {
        _simulation.Start(Steps());
        _simulation.Run();

        async Process Steps()
        {
            for (var step = 0; step < 10; step++)
            {
                await _simulation.Delay(0.1);
            }

            Assert.Equal(1.0, _simulation.Now);
            await _simulation.Delay(TimeSpan.FromMinutes(1));
            Assert.Equal(TimeSpan.FromSeconds(61), _simulation.Elapsed);
            await _simulation.Until(100);
            Assert.Equal(100, _simulation.Now);
            Assert.Throws<ArgumentOutOfRangeException>(() => _simulation.Until(99));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_delay_is_a_number_from_0_on(double units) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _simulation.Delay(units));

    [Fact]
    public void The_unit_of_time_can_be_chosen()
    {
        var simulation = new Simulation(new SimulationOptions { TimeUnit = TimeSpan.FromMinutes(1), StartTime = 5 });
        simulation.Start(Wait());
        simulation.Run();
        Assert.Equal(TimeSpan.FromMinutes(7), simulation.Elapsed);

        async Process Wait() => await simulation.Delay(2);
    }

    private async Process Method() => await _simulation.Delay(1);
}
