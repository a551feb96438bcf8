using System.CommandLine;
using System.CommandLine.Help;
using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Reports;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Commands;

/// <summary>The verbs of a simulation.</summary>
/// <param name="output">Where to write.</param>
/// <param name="settings">Reads options and variables.</param>
internal sealed class SimulationVerbTree(IOutput output, SettingSource settings) : ISimulationVisitor<IReadOnlyList<Command>>
{
    /// <summary>The whole command line of a simulation.</summary>
    public static RootCommand Build(IOutput output, SettingSource settings, Simulation simulation)
    {
        var root = new RootCommand(simulation.About);
        AddVerbs(root, output, settings, simulation);
        AddExamples(root, ExamplesOf(simulation), simulation.Name);
        return root;
    }

    /// <summary>Adds the verbs of a simulation to a command line.</summary>
    public static void AddVerbs(RootCommand root, IOutput output, SettingSource settings, Simulation simulation)
    {
        foreach (var verb in simulation.Accept(new SimulationVerbTree(output, settings)))
        {
            root.Add(verb);
        }
    }

    /// <summary>Lets the help of a command line end with an example and, at its root, with the exit codes.</summary>
    public static void AddExamples(RootCommand root, IReadOnlyDictionary<string, string> examples, string program)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelpAction((HelpAction)help.Action!, examples, program);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Command> Visit<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var context = new SimulationContext<TConfiguration, TAction, TSystem, TWitness>(output, settings, simulation);
        return
        [
            SweepCommand.Create(context),
            ReplayCommand.Create(context),
            ShrinkCommand.Create(context),
            TraceCommand.Create(context),
            ViewCommand.Create(context),
            RegressionsCommand.Create(context),
            .. simulation.IsOneAtATime ? (Command[])[CasesCommand.Create(context)] : [],
            .. simulation.Bugs is null ? [] : (Command[])[BugsCommand.Create(output, simulation)],
        ];
    }

    private static SortedDictionary<string, string> ExamplesOf(Simulation simulation)
    {
        var program = ProgramInvocation.Present;
        var bug = simulation.Bugs is [var first, ..] ? $" --bug {first}" : "";
        return new(StringComparer.Ordinal)
        {
            ["sweep"] = $"{program} sweep --cases 500 --seed 2a{bug}",
            ["replay"] = $"{program} replay regressions/NAME.walk.json --trace{bug}",
            ["shrink"] = $"{program} shrink sim-failures/NAME.walk.json -o small.walk.json{bug}",
            ["trace"] = $"{program} trace regressions/NAME.walk.json --format json{bug}",
            ["view"] = $"{program} view regressions/NAME.walk.json -o NAME.html{bug}",
            ["diff"] = $"{program} trace diff regressions/NAME.walk.json --without-step 2{bug}",
            ["regressions"] = $"{program} regressions regressions",
            ["bugs"] = $"{program} bugs",
        };
    }
}
