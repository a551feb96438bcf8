using System.CommandLine;
using Sim.Cli.Environment;
using Sim.Cli.Replays;
using Sim.Cli.Settings;

namespace Sim.Cli.Commands;

/// <summary><c>sim replay</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var source = OptionTexts.TokenOrFile();
        var backend = OptionTexts.Option("--backend", "memory, postgres or both (default: those that the file names)");
        var trace = new Option<bool>("--trace") { Description = "print what every step did" };
        var states = new Option<bool>("--states") { Description = "with --trace: show after every step who stores what, changed or not" };
        var until = OptionTexts.Option("--until", "stop after this step; checks no expectation and no witness");
        var state = OptionTexts.Option("--state", "write the state at the end to this file");
        var json = new Option<bool>("--json") { Description = "print one JSON document instead of sentences" };
        var command = new Command("replay", "Re-runs one case from its token or walk file.")
        {
            source, backend, trace, states, until, state, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(json) && (parsed.GetValue(trace) || parsed.GetValue(states)))
            {
                throw new UsageException("--json: a trace as JSON is what sim trace --json prints");
            }

            var request = new ReplayRequest
            {
                Source = ReplaySource.Resolve(parsed.GetValue(source), context.Settings),
                Backend = OptionTexts.OptionalOneOf("--backend", parsed.GetValue(backend), BackendNames.All),
                IsTracing = (parsed.GetValue(trace) || (context.Settings.Read(KnownSettings.Trace) ?? false)) && !parsed.GetValue(json),
                ShowsStates = parsed.GetValue(states),
                IsJson = parsed.GetValue(json),
                UntilStep = (int?)context.Settings.Read(KnownSettings.Until, parsed.GetValue(until)),
                StatePath = parsed.GetValue(state),
                DifferingVariables = settings => PinnedSettings.DifferencesFrom(settings, context.Settings),
            };
            return (int)await new ReplayRun(context.Output, request, context.CreateBackends).RunAsync(cancellationToken);
        });
        return command;
    }
}
