using GasStation;
using Sim.Processes;

new Station(new Simulation(seed: 42), Console.Out).Run();
