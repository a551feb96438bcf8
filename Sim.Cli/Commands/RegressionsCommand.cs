using System.CommandLine;
using Sim.Cli.Regressions;

namespace Sim.Cli.Commands;

/// <summary><c>sim regressions</c>.</summary>
internal static class RegressionsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "folder with walk files (default regressions)",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "regressions",
        };
        var command = new Command("regressions", "Replays every walk file of a folder on the backends that it names.")
        {
            folder,
        };
        command.SetAction(async (parsed, cancellationToken) =>
            (int)await new RegressionRun(context.Output, parsed.GetValue(folder) ?? "regressions", context.CreateBackends).RunAsync(cancellationToken));
        return command;
    }
}
