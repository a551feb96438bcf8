using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Resources;

/// <summary>
/// Goal: the most urgent have the places, and whoever loses one learns to whom. Method: small models whose course is known.
/// </summary>
public sealed class PreemptionTests
{
    private readonly Simulation _simulation = new();
    private readonly Journal _journal;
    private readonly PreemptiveResource _machine;

    public PreemptionTests()
    {
        _journal = new Journal(_simulation);
        _machine = new PreemptiveResource(_simulation, name: "machine");
    }

    [Fact]
    public void A_more_urgent_request_takes_the_place_away()
    {
        _simulation.Start(Job("minor", 5, 2), "minor");
        _simulation.StartAfter(1, Job("major", 3, 1), "major");
        _simulation.Run();
        Assert.Equal("0 minor in; 1 major in; 1 minor lost machine to major held since 0; 4 major out", _journal.Text);
        Assert.Equal((1, 0), (_machine.PreemptionCount, _machine.InUse));
    }

    [Fact]
    public void Equals_and_patient_requests_wait()
    {
        _simulation.Start(Job("first", 5, 2), "first");
        _simulation.StartAfter(1, Job("equal", 1, 2), "equal");
        _simulation.StartAfter(2, Job("patient", 1, 1, preempt: false), "patient");
        _simulation.Run();
        Assert.Equal("0 first in; 5 first out; 5 patient in; 6 patient out; 6 equal in; 7 equal out", _journal.Text);
    }

    [Fact]
    public void Of_several_the_least_urgent_and_of_those_the_last_loses_its_place()
    {
        var machines = new PreemptiveResource(_simulation, capacity: 3, name: "machines");
        foreach (var (name, priority) in new[] { ("a", 1.0), ("b", 3), ("c", 3) })
        {
            _simulation.Start(Job(name, 9, priority, resource: machines));
        }

        _simulation.StartAfter(1, Job("urgent", 1, 0, resource: machines), "urgent");
        _simulation.StartAfter(2.5, Job("next", 1, 2, resource: machines), "next");
        _simulation.StartAfter(2.6, Job("more", 1, 2, resource: machines), "more");
        _simulation.Run();
        Assert.Equal(
            "0 a in; 0 b in; 0 c in; 1 urgent in; 1 c lost machines to urgent held since 0; 2 urgent out; 2.5 next in; "
            + "2.6 more in; 2.6 b lost machines to more held since 0; 3.5 next out; 3.6 more out; 9 a out",
            _journal.Text);
    }

    [Fact]
    public void Who_lost_a_place_has_nothing_to_give_back_and_can_ask_again()
    {
        _simulation.Start(Persistent());
        _simulation.StartAfter(1, Job("urgent", 2, 0), "urgent");
        _simulation.Run();
        Assert.Equal("1 urgent in; 3 urgent out; 7 done", _journal.Text);
        Assert.Equal(0, _machine.InUse);

        async Process Persistent()
        {
            var left = 5.0;
            while (left > 0)
            {
                using var hold = await _machine.Request(priority: 1, preempt: true);
                var began = _simulation.Now;
                await _simulation.Delay(left).AsOutcome();
                left -= _simulation.Now - began;
            }

            _journal.Write("done");
        }
    }

    [Fact]
    public void A_place_left_behind_by_a_process_that_ended_is_taken_without_telling_anybody()
    {
        _simulation.Start(Careless());
        _simulation.StartAfter(1, Job("urgent", 2, 0), "urgent");
        _simulation.Run();
        Assert.Equal("1 urgent in; 3 urgent out", _journal.Text);

        async Process Careless() => await _machine.Request(priority: 5, preempt: true);
    }

    private async Process Job(string name, double units, double priority, bool preempt = true, PreemptiveResource? resource = null)
    {
        using var hold = await (resource ?? _machine).Request(priority, preempt);
        _journal.Write($"{name} in");
        var outcome = await _simulation.Delay(units).AsOutcome();
        _journal.Write(outcome.Cause is Preemption loss
            ? $"{name} lost {loss.Resource} to {loss.By} held since {_simulation.UnitsOf(loss.SinceTicks)}"
            : $"{name} out");
    }
}
