using System.CommandLine;
using Sim.Cli.World;
using Sim.CommandLine.Commands;

namespace Sim.Cli.Commands;

/// <summary>All commands of <c>sim</c>.</summary>
internal static class CommandTree
{
    private static readonly SortedDictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["sweep"] = "sim sweep --model guided --cases 500 --seed 2a",
        ["replay"] = "sim replay regressions/cr-08-tombstone-drops-stale-rows.walk.json --trace",
        ["shrink"] = "sim shrink sim-failures/guided-o-01.walk.json -o small.walk.json",
        ["trace"] = "sim trace regressions/cr-08-tombstone-drops-stale-rows.walk.json --format json",
        ["view"] = "sim view regressions/cr-08-tombstone-drops-stale-rows.walk.json -o tombstone.html",
        ["why"] = "sim why regressions/cr-08-tombstone-drops-stale-rows.walk.json --chunk s3://sim-2/00000000000000015563 --worker 1",
        ["diff"] = "sim trace diff before.json regressions/cr-06-correction-chain-keeps-its-range.walk.json",
        ["regressions"] = "sim regressions regressions",
        ["place"] = "sim place fleet.json -o placement.json",
        ["reshuffle"] = "sim reshuffle fleet.parquet --profile run.yaml --scheduler both --report report.html",
        ["compare"] = "sim reshuffle compare small-steps.json one-step.json --report compared.html",
        ["generate"] = "sim reshuffle generate --workers 200 --chunks 50000 --weights 1,6,24 -o fleet.parquet",
        ["mutants"] = "sim mutants --model guided --cases 500",
        ["history"] = "sim history etcd.log kv.edn --limit 10 --explain",
        ["hunt"] = "sim hunt --model guided --cases 500",
    };

    /// <summary>Builds the commands.</summary>
    public static RootCommand Build(CommandContext context)
    {
        var world = new WorldDescription(context.CreateBackends);
        var root = new RootCommand(world.About);
        SimulationVerbTree.AddVerbs(root, context.Output, context.Settings, world);
        root.Add(WhyCommand.Create(context, world));
        root.Add(PlaceCommand.Create(context));
        root.Add(ReshuffleCommand.Create(context));
        root.Add(MutantsCommand.Create(context));
        root.Add(HuntCommand.Create(context));
        root.Add(HistoryCommand.Create(context));
        SimulationVerbTree.AddExamples(root, Examples, world.Name);
        return root;
    }
}
