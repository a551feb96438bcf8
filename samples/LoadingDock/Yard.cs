using Sim.Processes;
using Sim.Processes.Resources;

namespace LoadingDock;

/// <summary>The system is a process model: every truck needs a dock and the one forklift, and can be called off at any time.</summary>
internal sealed class Yard
{
    private const double ApproachMinutes = 1;
    private const double LoadMinutes = 3;

    private readonly string? _bug;
    private readonly Simulation _simulation = new(new SimulationOptions { TimeUnit = TimeSpan.FromMinutes(1) });
    private readonly Resource _docks;
    private readonly Resource _forklift;
    private readonly SortedDictionary<int, ProcessHandle> _trucks = [];

    public Yard(string? bug)
    {
        _bug = bug;
        _docks = new Resource(_simulation, capacity: 2, name: "a dock");
        _forklift = new Resource(_simulation, name: "the forklift");
    }

    public long NowTicks => _simulation.NowTicks;

    public bool HasNext => _simulation.PendingCount > 0;

    public int TruckCount => _trucks.Count;

    public bool IsHere(int truck) => _trucks.ContainsKey(truck);

    public void Arrive(int truck, bool isPickup) => _trucks.Add(truck, _simulation.Start(Visit(truck, isPickup)));

    public void CallOff(int truck) => _trucks[truck].Interrupt("called off");

    /// <summary>One event at a time, so that the oracles see the yard after every one of them.</summary>
    public void HandleNext() => _simulation.Step();

    public string? FindForgotten() => _trucks.Count == 0 && _docks.InUse + _forklift.InUse > 0
        ? $"the yard is empty, and {_docks.InUse} docks and {_forklift.InUse} forklifts are taken"
        : null;

    /// <summary>Lets everything happen that still can; who is here then waits for ever.</summary>
    public string? FindStuck()
    {
        _simulation.Run();
        return _trucks.Count == 0
            ? null
            : string.Join("; ", _trucks.Select(static truck => $"truck {truck.Key} waits for ever: {truck.Value.WaitingFor}"));
    }

    private async Process Visit(int truck, bool isPickup)
    {
        // The bug that every textbook warns of: not all take the two in the same order.
        var (first, second) = _bug == "two-orders" && isPickup ? (_forklift, _docks) : (_docks, _forklift);
        try
        {
            using var one = await first.Request();
            await _simulation.Delay(ApproachMinutes);
            var two = await second.Request();
            using var given = _bug == "forgets-forklift" ? default : two;
            await _simulation.Delay(LoadMinutes);
            two.Dispose();
        }
        catch (ProcessInterruptedException)
        {
            // Called off: what was taken is given back on the way out.
        }

        _trucks.Remove(truck);
    }
}
