using Sim.Cli;

using var terminal = new Terminal();
return (int)await new SimApplication(terminal, Environment.GetEnvironmentVariable).RunAsync(args, terminal.Interrupted);
