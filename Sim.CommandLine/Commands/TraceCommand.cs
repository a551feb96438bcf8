using System.CommandLine;
using Sim.CommandLine.Settings;
using Sim.CommandLine.Traces;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>trace</c>.</summary>
internal static class TraceCommand
{
    private const string Compared = "a replay token, a walk file, or a trace saved with --format json";

    private static readonly string[] Formats = ["text", "json"];

    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var source = OptionTexts.TokenOrFile();
        var format = OptionTexts.Option("--format", "text (default) or json");
        var json = new Option<bool>("--json") { Description = "short for --format json" };
        var own = new OwnOptions(context.Simulation, SimulationVerbs.Trace);
        var command = new Command("trace", "Prints the canonical trace of a case: the same bytes whenever the case runs the same.")
        {
            source, format, json,
        };
        own.AddTo(command);
        command.Add(CreateDifference(context));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = OptionTexts.OptionalOneOf("--format", parsed.GetValue(format), Formats);
            if (parsed.GetValue(json) && chosen == "text")
            {
                throw new UsageException("--json: --format text asks for something else");
            }

            var run = new TraceRun<TConfiguration, TAction, TSystem, TWitness>(
                context,
                context.Resolve(parsed.GetValue(source)),
                isJson: parsed.GetValue(json) || chosen == "json",
                own.Read(parsed, context.Settings.Variable));
            return (int)await run.RunAsync(cancellationToken);
        });
        return command;
    }

    private static Command CreateDifference<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var first = new Argument<string>("A") { Description = Compared };
        var second = new Argument<string?>("B") { Description = $"{Compared} (default: A, changed as the options say)", Arity = ArgumentArity.ZeroOrOne };
        var changes = context.Simulation.Changes.Select(change => (Change: change, Option: OptionTexts.Option(change.Option, change.Description))).ToList();
        var withoutStep = OptionTexts.Option("--without-step", "run B without this step");
        var own = new OwnOptions(context.Simulation, SimulationVerbs.Trace);
        var command = new Command("diff", "Aligns two traces step by step and shows the first difference. Ends with 0 if they are equal and with 1 if not.")
        {
            first, second,
        };
        OptionTexts.AddTo(command, [.. changes.Select(change => change.Option), withoutStep]);
        own.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = changes
                .Where(change => parsed.GetValue(change.Option) is not null)
                .Select(change => (change.Change, OptionTexts.OneOf(change.Change.Option, parsed.GetValue(change.Option)!, change.Change.Values)))
                .ToList();
            var variant = new WalkVariant<TConfiguration>(chosen, (int?)context.Settings.Read(SweepSettings.WithoutStep, parsed.GetValue(withoutStep)));
            return (int)await new TraceDifferenceRun<TConfiguration, TAction, TSystem, TWitness>(context, own.Read(parsed, context.Settings.Variable))
                .RunAsync(parsed.GetRequiredValue(first), parsed.GetValue(second), variant.IsEmpty ? null : variant, cancellationToken);
        });
        return command;
    }
}
