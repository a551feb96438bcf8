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
        var json = new Option<bool>("--json") { Description = "print one JSON document instead of lines" };
        var junit = OptionTexts.Option("--junit", "write the verdicts to this file in the form of JUnit");
        var command = new Command("regressions", "Replays every walk file of a folder on the backends that it names.")
        {
            folder, json, junit,
        };
        command.SetAction(async (parsed, cancellationToken) =>
            (int)await new RegressionRun(
                context.Output, parsed.GetValue(folder) ?? "regressions", parsed.GetValue(json), parsed.GetValue(junit), context.CreateBackends)
                .RunAsync(cancellationToken));
        return command;
    }
}
