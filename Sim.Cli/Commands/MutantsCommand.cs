using System.CommandLine;
using Sim.Cli.Mutants;
using Sim.Cli.Settings;
using Sim.CommandLine.Commands;
using Sim.Models.Profiles;

namespace Sim.Cli.Commands;

/// <summary><c>sim mutants</c>.</summary>
internal static class MutantsCommand
{
    private const long DefaultCases = 2_000;

    public static Command Create(CommandContext context)
    {
        var model = ModelOption.Create(ModelCatalog.Names);
        var cases = OptionTexts.Option("--cases", "the most cases per mutant and seed, counted over all models (default 2000)");
        var seeds = OptionTexts.Option("--seeds", "sweeps per mutant, with the seeds from 1 on (default 5); the median of few scatters widely");
        var mutant = OptionTexts.Option("--mutant", "try this one only");
        var planner = PlannerOptions.Create();
        var restarts = new Option<bool>("--restarts") { Description = "also try each with a scheduler that is restarted again and again, in the middle of its cycles too" };
        var report = new Option<string>("--report") { Description = "also write the table as a page to this file" };
        var copyTo = new Option<string>("--copy-to") { Description = "only make the copy of the sources with the defects in it, in this new folder, and hunt nothing" };
        var command = new Command("mutants", "Builds the scheduler with planted defects and measures how soon a sweep catches each.")
        {
            model, cases, seeds, mutant, planner, restarts, report, copyTo,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new MutantsRequest(
                [.. ModelOption.Read(parsed.GetValue(model), ModelCatalog.Names)],
                context.Settings.Read(KnownSettings.MutantCases, parsed.GetValue(cases)) ?? DefaultCases,
                context.Settings.Read(KnownSettings.MutantSeeds, parsed.GetValue(seeds)) ?? Hunt.DefaultSeeds,
                parsed.GetValue(mutant),
                PlannerOptions.Read(parsed.GetValue(planner)),
                parsed.GetValue(restarts),
                parsed.GetValue(report),
                parsed.GetValue(copyTo));
            return (int)await new MutantsRun(context.Output, request).RunAsync(cancellationToken);
        });
        return command;
    }
}
