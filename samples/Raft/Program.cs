using Raft;
using Sim.CommandLine;

return await SimulationCommand.RunAsync(args, RaftSimulation.Definition);
