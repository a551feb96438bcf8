using System.CommandLine;
using Sim.Cli.Replays;
using Sim.Cli.Settings;

namespace Sim.Cli.Commands;

/// <summary><c>sim trace</c>.</summary>
internal static class TraceCommand
{
    private static readonly string[] Formats = ["text", "json"];

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var source = OptionTexts.TokenOrFile();
        var format = OptionTexts.Option("--format", "text (default) or json");
        var command = new Command("trace", "Prints the canonical trace of a case: the same bytes whenever the case runs the same.")
        {
            source, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new TraceRun(
                context.Output,
                ReplaySource.Resolve(parsed.GetValue(source), context.Settings),
                isJson: OptionTexts.OptionalOneOf("--format", parsed.GetValue(format), Formats) == "json",
                settings => PinnedSettings.Pin(settings, context.Settings));
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }
}
