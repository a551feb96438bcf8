using Sim.Cli;
using Sim.Cli.World;
using Sim.CommandLine;

using var terminal = new Terminal();
terminal.ReportUnhandled(WorldDescription.Program, args);
return (int)await new SimApplication(terminal, Environment.GetEnvironmentVariable, interruption: () => terminal.Interruption)
    .RunAsync(args, terminal.Interrupted);
