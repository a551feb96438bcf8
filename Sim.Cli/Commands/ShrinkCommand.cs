using System.CommandLine;
using Sim.Cli.Replays;
using Sim.Cli.Settings;

namespace Sim.Cli.Commands;

/// <summary><c>sim shrink</c>.</summary>
internal static class ShrinkCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var source = OptionTexts.TokenOrFile();
        var destination = new Option<string>("--output") { Description = "walk file to write", Required = true };
        destination.Aliases.Add("-o");
        var command = new Command("shrink", "Minimises a failing case: steps first, then payloads and the configuration.")
        {
            source, destination,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new ShrinkRun(
                context.Output,
                ReplaySource.Resolve(parsed.GetValue(source), context.Settings),
                parsed.GetRequiredValue(destination),
                settings => PinnedSettings.DifferencesFrom(settings, context.Settings),
                context.CreateBackends);
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }
}
