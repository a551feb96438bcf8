using System.CommandLine;
using System.Text.Json;
using Sim.Cli.Mutants;
using Sim.Cli.Settings;
using Sim.CommandLine;
using Sim.CommandLine.Commands;
using Sim.Engine.Simulations;
using Sim.Models.Profiles;
using Sim.Models.Restarts;
using Sim.Models.World;

namespace Sim.Cli.Commands;

/// <summary>What <c>sim mutants</c> runs in processes of the mutant build. It answers in JSON and is not meant for people.</summary>
internal static class HuntCommand
{
    /// <summary>The hidden command.</summary>
    public const string Name = "hunt";

    /// <summary>Option: the most cases per seed.</summary>
    public const string CasesOption = "--cases";

    /// <summary>Option: the number of seeds.</summary>
    public const string SeedsOption = "--seeds";

    /// <summary>Option: the model.</summary>
    public const string ModelsOption = "--model";

    /// <summary>Option: the planner.</summary>
    public const string PlannerOption = "--planner";

    /// <summary>Option: restart the scheduler again and again.</summary>
    public const string RestartsOption = "--restarts";

    public static Command Create(CommandContext context)
    {
        var model = ModelOption.Create(ModelCatalog.Names);
        var cases = OptionTexts.Option(CasesOption, "the most cases per seed");
        var seeds = OptionTexts.Option(SeedsOption, "the number of seeds");
        var planner = PlannerOptions.Create();
        var restarts = new Option<bool>(RestartsOption) { Description = "restart the scheduler again and again" };
        var command = new Command(Name, "Sweeps until the first failure with the defect that SIM_PLANTED names, once per seed.")
        {
            model, cases, seeds, planner, restarts,
        };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RequirePlanted(context.Settings.Variable(PlantedMutants.Variable));
            var most = context.Settings.Read(KnownSettings.MutantCases, parsed.GetValue(cases)) ?? 1;
            var count = context.Settings.Read(KnownSettings.MutantSeeds, parsed.GetValue(seeds)) ?? Hunt.DefaultSeeds;
            IStorageProvider storage = parsed.GetValue(restarts) ? new RestartingProvider(interruptsCycles: true) : new InMemoryStorageProvider();
            var report = await new Hunt([.. ModelOption.Read(parsed.GetValue(model), ModelCatalog.Names)], most, count, PlannerOptions.Read(parsed.GetValue(planner)), storage).RunAsync(cancellationToken);
            await context.Output.Standard.WriteAsync(JsonSerializer.Serialize(report));
            return (int)ExitCode.Held;
        });
        return command;
    }

    private static void RequirePlanted(string? mutant)
    {
        if (mutant is not null && !PlantedMutants.AreHere)
        {
            throw new UsageException($"{PlantedMutants.Variable}: no defect is planted in this build, so none is named '{mutant}'");
        }
    }
}
