using System.Globalization;
using Sim.Processes;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;

namespace GasStation;

/// <summary>A station with two pumps and one tank. When the tank gets low, somebody calls a truck, which takes a while to come.</summary>
public sealed class Station
{
    private const int Pumps = 2;
    private const double TankSize = 200;
    private const double LowLevel = 0.25 * TankSize;
    private const double CarTankSize = 50;
    private const double LitresPerSecond = 2;
    private const double TruckSeconds = 300;
    private const double LengthSeconds = 1_000;

    private readonly Simulation _simulation;
    private readonly TextWriter _output;
    private readonly Resource _pumps;
    private readonly Container _tank;

    public Station(Simulation simulation, TextWriter output)
    {
        (_simulation, _output) = (simulation, output);
        _pumps = new Resource(simulation, Pumps, "pumps");
        _tank = new Container(simulation, TankSize, level: 100, name: "tank");
    }

    /// <summary>Cars that left with a full tank.</summary>
    public int Refuelled { get; private set; }

    /// <summary>Trucks that came.</summary>
    public int Deliveries { get; private set; }

    public Container Tank => _tank;

    public void Run()
    {
        _simulation.Start(Arrive());
        _simulation.Start(WatchTank());
        _simulation.Run(until: LengthSeconds);
        Say($"{Refuelled} cars, {Deliveries} deliveries, {_tank.Amount:0} litres left, {_pumps.QueueLength} cars wait");
    }

    private async Process Arrive()
    {
        var stream = _simulation.Streams["arrivals"];
        for (var number = 1; ; number++)
        {
            await _simulation.Delay(stream.Draw(Distribution.Uniform(30, 300)));
            _simulation.Start(Refuel(number));
        }
    }

    private async Process Refuel(int number)
    {
        var came = _simulation.Now;
        using (await _pumps.Request())
        {
            var litres = CarTankSize - Math.Floor(_simulation.Streams["cars"].Draw(Distribution.Uniform(5, 25)));
            await _tank.Get(litres);
            await _simulation.Delay(litres / LitresPerSecond);
            Say($"car {number} took {litres:0} litres and {_simulation.Now - came:0} seconds");
        }

        Refuelled++;
    }

    private async Process WatchTank()
    {
        while (true)
        {
            await _tank.Contents.When(litres => litres < LowLevel);
            await Deliver();
        }
    }

    private async Process Deliver()
    {
        Say($"calls a truck at {_tank.Amount:0} litres");
        await _simulation.Delay(TruckSeconds);
        var litres = TankSize - _tank.Amount;
        await _tank.Put(litres);
        Deliveries++;
        Say($"truck brought {litres:0} litres");
    }

    private void Say(FormattableString what) =>
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_simulation.Now,6:0.0}  {what.ToString(CultureInfo.InvariantCulture)}"));
}
