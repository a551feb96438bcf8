using System.CommandLine;
using Sim.CommandLine.Settings;
using Sim.CommandLine.Traces;
using Sim.CommandLine.Views;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary><c>view</c>.</summary>
internal static class ViewCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create<TConfiguration, TAction, TSystem, TWitness>(SimulationContext<TConfiguration, TAction, TSystem, TWitness> context)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var source = OptionTexts.TokenOrFile();
        var beside = OptionTexts.Option("--beside", "a second token or walk file, to be laid beside the first");
        var changes = context.Simulation.Changes.Select(change => (Change: change, Option: OptionTexts.Option(change.Option, $"lay the run beside itself: {change.Description}"))).ToList();
        var withoutStep = OptionTexts.Option("--without-step", "lay the run beside itself without this step");
        var destination = OptionTexts.Option("--output", "page to write (default: beside the file, or NAME.view.html)", "-o");
        var backend = BackendOption.Create(context.Simulation, "what to run it on (default: what the file or the token says)");
        var own = new OwnOptions(context.Simulation, SimulationVerbs.View);
        var command = new Command("view", "Writes a page that shows a case: time to the right, who does what, what changed and why.") { source };
        OptionTexts.AddTo(command, destination, beside, backend);
        OptionTexts.AddTo(command, [.. changes.Select(change => change.Option), withoutStep]);
        own.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = changes
                .Where(change => parsed.GetValue(change.Option) is not null)
                .Select(change => (change.Change, OptionTexts.OneOf(change.Change.Option, parsed.GetValue(change.Option)!, change.Change.Values)))
                .ToList();
            var variant = new WalkVariant<TConfiguration>(chosen, (int?)context.Settings.Read(SweepSettings.WithoutStep, parsed.GetValue(withoutStep)));
            var inputs = own.Read(parsed, context.Settings.Variable);
            var reading = new ViewReading<TConfiguration, TAction, TSystem, TWitness>(context, inputs, BackendOption.Read(parsed, backend, context.Simulation));
            return (int)await new ViewWriting<TConfiguration, TAction, TSystem, TWitness>(context, reading).RunAsync(
                context.Resolve(parsed.GetValue(source)),
                parsed.GetValue(beside) is { } other ? context.Resolve(other) : null,
                variant.IsEmpty ? null : variant,
                parsed.GetValue(destination),
                cancellationToken);
        });
        return command;
    }
}
