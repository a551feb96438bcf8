using Sim.Cli;

using var terminal = new Terminal();
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
{
    // A thread of its own threw: nothing can be saved but the report, and the process must not end in a core dump.
    terminal.Standard.Flush();
    terminal.Error.WriteLine($"sim: {CrashReport.Write((Exception)unhandled.ExceptionObject, args).ReplaceLineEndings(" ")}");
    Environment.Exit((int)ExitCode.Bug);
};
return (int)await new SimApplication(terminal, Environment.GetEnvironmentVariable, interruption: () => terminal.Interruption)
    .RunAsync(args, terminal.Interrupted);
