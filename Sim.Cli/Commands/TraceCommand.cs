using System.CommandLine;
using Scheduler.Core.Placement;
using Sim.Cli.Replays;
using Sim.Cli.Settings;
using Sim.Cli.Traces;

namespace Sim.Cli.Commands;

/// <summary><c>sim trace</c>.</summary>
internal static class TraceCommand
{
    private const string Compared = "a replay token, a walk file, or a trace saved with --format json";

    private static readonly string[] Formats = ["text", "json"];

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var source = OptionTexts.TokenOrFile();
        var format = OptionTexts.Option("--format", "text (default) or json");
        var json = new Option<bool>("--json") { Description = "short for --format json" };
        var states = new Option<bool>("--states") { Description = "show after every step who stores what, changed or not" };
        var command = new Command("trace", "Prints the canonical trace of a case: the same bytes whenever the case runs the same.")
        {
            source, format, json, states, CreateDifference(context),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = OptionTexts.OptionalOneOf("--format", parsed.GetValue(format), Formats);
            if (parsed.GetValue(json) && chosen == "text")
            {
                throw new UsageException("--json: --format text asks for something else");
            }

            var run = new TraceRun(
                context.Output,
                ReplaySource.Resolve(parsed.GetValue(source), context.Settings),
                isJson: parsed.GetValue(json) || chosen == "json",
                parsed.GetValue(states),
                settings => PinnedSettings.DifferencesFrom(settings, context.Settings));
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }

    private static Command CreateDifference(CommandContext context)
    {
        var first = new Argument<string>("A") { Description = Compared };
        var second = new Argument<string?>("B") { Description = $"{Compared} (default: A, changed as the options say)", Arity = ArgumentArity.ZeroOrOne };
        var planner = OptionTexts.Option(
            "--planner", $"run B with another planner: {string.Join(", ", PlannerCatalog.Planners)}");
        var withoutStep = OptionTexts.Option("--without-step", "run B without this step");
        var command = new Command("diff", "Aligns two traces step by step and shows the first difference. Ends with 0 if they are equal and with 1 if not.")
        {
            first, second, planner, withoutStep,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var variant = new WalkVariant(
                OptionTexts.OptionalOneOf("--planner", parsed.GetValue(planner), PlannerCatalog.Planners),
                (int?)context.Settings.Read(KnownSettings.WithoutStep, parsed.GetValue(withoutStep)));
            return (int)await new TraceDifferenceRun(context.Output, context.Settings).RunAsync(
                parsed.GetRequiredValue(first), parsed.GetValue(second), variant.Options.Length == 0 ? null : variant, cancellationToken);
        });
        return command;
    }
}
