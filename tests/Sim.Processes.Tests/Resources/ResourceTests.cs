using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Resources;

/// <summary>Goal: places are given out in the promised order and never twice. Method: small models whose course is known.</summary>
public sealed class ResourceTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public ResourceTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void Requests_are_served_in_the_order_in_which_they_came()
    {
        var counter = new Resource(_simulation, name: "counter");
        for (var number = 0; number < 3; number++)
        {
            _simulation.Start(Customer(counter, $"c{number}", 2));
        }

        _simulation.Run();
        Assert.Equal("0 c0 in; 2 c0 out; 2 c1 in; 4 c1 out; 4 c2 in; 6 c2 out", _journal.Text);
        Assert.Equal(1, counter.Usage.Mean);
        Assert.Equal(1, counter.Queue.Mean);
        Assert.Equal((3, 2.0), (counter.WaitingTimes.Count, counter.WaitingTimes.Mean));
    }

    [Fact]
    public void More_urgent_requests_go_first_and_equals_in_order()
    {
        var counter = new Resource(_simulation);
        _simulation.Start(Customer(counter, "first", 1));
        foreach (var (name, priority) in new[] { ("a2", 2.0), ("b1", 1), ("c2", 2), ("d0.5", 0.5), ("e1", 1) })
        {
            _simulation.StartAfter(0.1, Customer(counter, name, 1, priority));
        }

        _simulation.Run();
        Assert.Equal(
            ["first", "d0.5", "b1", "e1", "a2", "c2"],
            _journal.Text.Split("; ").Where(line => line.EndsWith("in", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]));
    }

    [Fact]
    public void A_request_for_many_places_is_not_overtaken_by_later_ones_for_few()
    {
        var desks = new Resource(_simulation, capacity: 3);
        _simulation.Start(Customer(desks, "one", 5));
        _simulation.StartAfter(1, Customer(desks, "three", 1, units: 3));
        _simulation.StartAfter(2, Customer(desks, "two", 1, units: 2));
        _simulation.Run();
        Assert.Equal("0 one in; 5 one out; 5 three in; 6 three out; 6 two in; 7 two out", _journal.Text);
    }

    [Fact]
    public void Who_leaves_the_queue_lets_those_behind_through()
    {
        var desks = new Resource(_simulation, capacity: 2);
        _simulation.Start(Customer(desks, "one", 9));
        var large = _simulation.StartAfter(1, Customer(desks, "both", 1, units: 2));
        _simulation.StartAfter(2, Customer(desks, "small", 1));
        _simulation.Schedule(4, () => large.Interrupt());
        _simulation.Run();
        Assert.Equal("0 one in; 4 small in; 5 small out; 9 one out", _journal.Text);
        Assert.Equal(1, desks.LeftCount);
    }

    [Fact]
    public void A_shift_that_ends_takes_no_place_away_and_a_shift_that_begins_serves_at_once()
    {
        var beds = new Resource(_simulation, capacity: 2);
        for (var number = 0; number < 4; number++)
        {
            _simulation.Start(Customer(beds, $"p{number}", 3));
        }

        _simulation.Schedule(1, () => beds.Capacity = 1);
        _simulation.Schedule(2, () => Assert.Equal(-1, beds.Available));
        _simulation.Schedule(7, () => beds.Capacity = 2);
        _simulation.Run();
        Assert.Equal(
            "0 p0 in; 0 p1 in; 3 p0 out; 3 p1 out; 3 p2 in; 6 p2 out; 6 p3 in; 9 p3 out", _journal.Text);
    }

    [Fact]
    public void A_place_is_given_back_once()
    {
        var counter = new Resource(_simulation);
        _simulation.Start(Take());
        _simulation.Run();
        Assert.Equal(0, counter.InUse);

        async Process Take()
        {
            var first = await counter.Request();
            first.Dispose();
            var second = await counter.Request();
            first.Dispose();
            Assert.True(second.IsHeld);
            Assert.Equal(1, counter.InUse);
            second.Dispose();
        }
    }

    [Fact]
    public void A_place_that_was_granted_to_a_process_that_is_interrupted_before_it_goes_on_is_free_again()
    {
        var counter = new Resource(_simulation);
        _simulation.Start(Customer(counter, "first", 2));
        var second = _simulation.Start(Customer(counter, "second", 2));
        _simulation.Start(Customer(counter, "third", 2));
        _simulation.Schedule(2, () => second.Interrupt(), priority: 0);
        _simulation.Run();
        Assert.Equal("0 first in; 2 first out; 2 third in; 4 third out", _journal.Text);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, double.NaN)]
    public void Bad_requests_are_refused(int units, double priority)
    {
        var counter = new Resource(_simulation);
        Assert.ThrowsAny<ArgumentException>(() => counter.Request(double.IsNaN(priority) ? priority : 0, units == 2 ? 0 : units));
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Capacity = -1);
    }

    private async Process Customer(Resource resource, string name, double service, double priority = 0, int units = 1)
    {
        var request = await resource.Request(priority, units).AsOutcome();
        if (!request.IsCompleted)
        {
            return;
        }

        using var hold = request.Value;
        _journal.Write($"{name} in");
        await _simulation.Delay(service);
        _journal.Write($"{name} out");
    }
}
