using System.CommandLine;
using Sim.Cli.Reshuffle;

namespace Sim.Cli.Commands;

/// <summary><c>sim reshuffle compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("RUN.json") { Description = "files written with --json", Arity = ArgumentArity.OneOrMore };
        var report = new Option<string>("--report", "-o") { Description = "the HTML file to write", Required = true };
        var command = new Command("compare", "Shows runs of different inputs, profiles or schedulers on one page.")
        {
            files, report,
        };
        command.SetAction(parsed => (int)CompareRun.Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(report), context.Output));
        return command;
    }
}
