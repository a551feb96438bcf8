using System.Globalization;
using MachineShop;
using Sim.Processes;
using Sim.Processes.Randomness;

var days = args is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 365;
var simulation = new Simulation(new SimulationOptions { TimeUnit = TimeSpan.FromMinutes(1), Seed = new StreamSeed(42) });
var shop = new Shop(simulation);
simulation.Run(TimeSpan.FromDays(days));

foreach (var (number, machine) in shop.Machines.Index())
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"machine {number} made {machine.Parts} parts"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the repairman was busy {shop.Repairman.Usage.Mean:0.0 %} of the time, finished {shop.Jobs} other jobs, and was called away from one {shop.Repairman.PreemptionCount} times"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{simulation.EventCount} events in {simulation.Elapsed.TotalDays:0} days"));
