using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Resources;

/// <summary>
/// Goal: contents are never below nothing or above the capacity, and nobody is overtaken. Method: small models whose course is
/// known.
/// </summary>
public sealed class ContainerTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public ContainerTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void Who_gets_waits_for_contents_and_who_puts_for_room()
    {
        var tank = new Container(_simulation, capacity: 10, level: 4);
        _simulation.Start(Get(tank, 6));
        _simulation.StartAfter(1, Get(tank, 1));
        _simulation.StartAfter(2, Put(tank, 5));
        _simulation.StartAfter(3, Put(tank, 9));
        _simulation.StartAfter(4, Get(tank, 2));
        _simulation.Run();
        Assert.Equal("2 put 5; 2 got 6; 2 got 1; 4 got 2; 4 put 9", _journal.Text);
        Assert.Equal(9, tank.Amount);
        Assert.Equal((4 + 4 + 2 + 2) / 4.0, tank.Contents.Mean);
    }

    [Fact]
    public void An_amount_that_was_got_by_a_process_that_is_interrupted_before_it_goes_on_is_there_again()
    {
        var tank = new Container(_simulation, capacity: 10);
        var getter = _simulation.Start(Get(tank, 3));
        _simulation.Start(Put(tank, 4));
        _simulation.Schedule(0, () => getter.Interrupt(), priority: -1);
        Assert.Throws<ProcessInterruptedException>(() => _simulation.Run());
        _simulation.Run();
        Assert.Equal(4, tank.Amount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(double.NaN)]
    public void Amounts_that_could_never_move_are_refused(double amount)
    {
        var tank = new Container(_simulation, capacity: 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => tank.Put(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => tank.Get(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Container(_simulation, 10, amount == 0 ? -1 : amount));
    }

    private async Process Get(Container tank, double amount)
    {
        await tank.Get(amount);
        _journal.Write($"got {amount}");
    }

    private async Process Put(Container tank, double amount)
    {
        await tank.Put(amount);
        _journal.Write($"put {amount}");
    }
}
