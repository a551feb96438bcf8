using Scheduler.Core.Lifecycle;
using Sim.Cli.Commands;
using Sim.Cli.Environment;
using Sim.Cli.World;
using Sim.CommandLine;
using Sim.CommandLine.Settings;
using Sim.Provisioning;

namespace Sim.Cli;

/// <summary>The <c>sim</c> command.</summary>
/// <param name="output">Where to write.</param>
/// <param name="variables">Environment variables by name.</param>
/// <param name="createBackends">The backends of a command; null for those of this machine.</param>
/// <param name="interruption">What a cancellation makes of the exit code; null for that of Ctrl-C.</param>
internal sealed class SimApplication(
    IOutput output, Func<string, string?> variables, Func<Backends>? createBackends = null, Func<ExitCode>? interruption = null)
{
    /// <summary>Runs one command line.</summary>
    public Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var context = new CommandContext(output, new SettingSource(variables), createBackends ?? (static () => new Backends()));
        return new CommandApplication(WorldDescription.Program, output, () => CommandTree.Build(context), IsEnvironmentFault, interruption)
            .RunAsync(arguments, cancellationToken);
    }

    /// <summary>Whether an exception says that the environment lacks something.</summary>
    public static bool IsEnvironmentFault(Exception exception) =>
        exception is PostgresUnavailableException || (exception is StorageException fault && fault.Kind.IsOfEnvironment());
}
