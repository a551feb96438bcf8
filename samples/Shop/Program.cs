using Shop;
using Sim.CommandLine;

return await SimulationCommand.RunAsync(args, ShopSimulation.Definition);
