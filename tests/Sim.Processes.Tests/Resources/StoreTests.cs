using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Resources;

/// <summary>Goal: every item leaves once, to the right process, in the right order. Method: small models whose course is known.</summary>
public sealed class StoreTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;

    public StoreTests()
    {
        _journal = new Journal(_simulation);
    }

    [Fact]
    public void Items_leave_in_the_order_in_which_they_came_and_who_puts_waits_for_room()
    {
        var store = new Store<int>(_simulation, capacity: 2);
        _simulation.Start(Produce(store, [3, 1, 2]));
        _simulation.StartAfter(5, Consume(store, 3));
        _simulation.Run();
        Assert.Equal("0 put 3; 0 put 1; 5 got 3; 5 got 1; 5 got 2; 5 put 2", _journal.Text);
        Assert.Equal((0, 2.0), (store.Count, store.Contents.Mean));
    }

    [Fact]
    public void Items_can_leave_in_an_order_of_their_own_and_equals_as_they_came()
    {
        var store = new Store<(int Urgency, string Name)>(
            _simulation, order: Comparer<(int Urgency, string Name)>.Create((left, right) => left.Urgency.CompareTo(right.Urgency)));
        _simulation.Start(Produce(store, [(2, "a"), (1, "b"), (2, "c"), (1, "d")]));
        _simulation.StartAfter(1, Consume(store, 4));
        _simulation.Run();
        Assert.EndsWith("1 got (1, b); 1 got (1, d); 1 got (2, a); 1 got (2, c)", _journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_waits_for_its_item_and_holds_nobody_up()
    {
        var store = new Store<int>(_simulation);
        _simulation.Start(Pick(store, item => item > 10, "large"));
        _simulation.Start(Pick(store, item => item % 2 == 0, "even"));
        _simulation.StartAfter(1, Produce(store, [3, 4, 12]));
        _simulation.StartAfter(2, Consume(store, 1));
        _simulation.Run();
        Assert.Equal("1 put 3; 1 put 4; 1 put 12; 1 even 4; 1 large 12; 2 got 3", _journal.Text);
    }

    [Fact]
    public void An_item_for_a_process_that_is_interrupted_before_it_goes_on_is_first_again()
    {
        var store = new Store<int>(_simulation);
        var picker = _simulation.Start(Pick(store, _ => true, "picked"));
        _simulation.Start(Produce(store, [1, 2]));
        _simulation.Schedule(0, () => picker.Interrupt(), priority: -1);
        _simulation.Run();
        Assert.Equal([1, 2], store.Items());
    }

    [Fact]
    public void Who_waits_to_put_and_leaves_puts_nothing()
    {
        var store = new Store<int>(_simulation, capacity: 1);
        _simulation.Start(Produce(store, [1]));
        _simulation.Start(PutWithin(store, 2, 3));
        _simulation.StartAfter(4, Consume(store, 1));
        _simulation.Run();
        Assert.Equal("0 put 1; 3 TimedOut; 4 got 1", _journal.Text);
        Assert.Equal(0, store.Count + store.PutQueueLength);
    }

    [Fact]
    public void Many_items_come_and_go_in_order()
    {
        var store = new Store<int>(_simulation, capacity: 7);
        var got = new List<int>();
        _simulation.Start(PutMany());
        _simulation.Start(GetMany());
        _simulation.Run();
        Assert.Equal(Enumerable.Range(0, 1_000), got);

        async Process PutMany()
        {
            for (var item = 0; item < 1_000; item++)
            {
                await store.Put(item);
                await _simulation.Delay(item % 3);
            }
        }

        async Process GetMany()
        {
            for (var item = 0; item < 1_000; item++)
            {
                got.Add(await store.Get());
                await _simulation.Delay(item % 5);
            }
        }
    }

    private async Process Produce<T>(Store<T> store, IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await store.Put(item);
            _journal.Write($"put {item}");
        }
    }

    private async Process Consume<T>(Store<T> store, int count)
    {
        for (var taken = 0; taken < count; taken++)
        {
            _journal.Write($"got {await store.Get()}");
        }
    }

    private async Process Pick(Store<int> store, Func<int, bool> filter, string name)
    {
        var outcome = await store.Get(filter).AsOutcome();
        if (outcome.IsCompleted)
        {
            _journal.Write($"{name} {outcome.Value}");
        }
    }

    private async Process PutWithin(Store<int> store, int item, double units)
    {
        var outcome = await store.Put(item).Within(units);
        _journal.Write($"{outcome.Status}");
    }
}
