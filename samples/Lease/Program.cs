using Lease;
using Sim.CommandLine;

return await SimulationCommand.RunAsync(args, LeaseSimulation.Definition);
