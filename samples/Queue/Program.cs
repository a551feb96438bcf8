using Queue;
using Sim.CommandLine;

return await SimulationCommand.RunAsync(args, QueueSimulation.Definition);
