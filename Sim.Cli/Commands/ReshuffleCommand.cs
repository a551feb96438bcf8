using System.CommandLine;
using Scheduler.Core.Placement;
using Sim.Cli.Environment;
using Sim.Cli.Reshuffle;
using Sim.CommandLine.Commands;
using Sim.Provisioning;

namespace Sim.Cli.Commands;

/// <summary><c>sim reshuffle</c>.</summary>
internal static class ReshuffleCommand
{
    private const string DefaultJournalFolder = "sim-reshuffle";
    private const string NoJournal = "none";

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string>("INPUT") { Description = "fleet file in the format sim-fleet/1; sim reshuffle generate makes one" };
        var config = OptionTexts.Option("--config", "settings of the scheduler, YAML (default: those in the fleet file)", alias: "-c");
        var profile = OptionTexts.Option("--profile", "what happens, YAML (default: 10 steps of 1000 new chunks)");
        var scheduler = OptionTexts.Option("--scheduler", $"{string.Join(", ", PlannerCatalog.Planners)}, or both for {string.Join(" and ", SchedulerNames.Both)} (default {PlannerCatalog.Stateless})");
        var backend = OptionTexts.Option("--backend", "where schedulers with a memory keep their state: memory (default) or postgres");
        var report = OptionTexts.Option("--report", "write a report to this HTML file");
        var json = OptionTexts.Option("--json", "write all figures to this JSON file");
        var ingestOnly = new Option<bool>("--ingest-only") { Description = "store the chunks of the input in the database of SIM_POSTGRES, and stop" };
        var skipIngest = new Option<bool>("--skip-ingest") { Description = "run on the database of SIM_POSTGRES, where --ingest-only has stored the chunks" };
        var allow = new Option<bool>(LastingDatabase.AllowOption) { Description = "let --ingest-only make the scheduler's tables in a database that holds tables of others" };
        var journal = OptionTexts.Option("--journal", $"folder for the plans of unfinished runs, or none (default {DefaultJournalFolder}); the same command goes on where an interrupted one stopped");
        var restart = new Option<bool>("--restart") { Description = "begin anew even if an interrupted run of the same input could go on" };
        var command = new Command("reshuffle", "Shows what a change would cost a fleet: bytes that move, disks that fill, reads that miss.")
        {
            input, config, profile, scheduler, backend, report, json, ingestOnly, skipIngest, allow, journal, restart, GenerateCommand.Create(context), CompareCommand.Create(context),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new ReshuffleRequest
            {
                InputPath = parsed.GetRequiredValue(input),
                ConfigPath = parsed.GetValue(config),
                ProfilePath = parsed.GetValue(profile),
                Schedulers = SchedulerNames.Read(parsed.GetValue(scheduler)),
                Backend = OptionTexts.OneOf("--backend", parsed.GetValue(backend) ?? BackendNames.Memory, [BackendNames.Memory, BackendNames.Postgres]),
                ReportPath = parsed.GetValue(report),
                JsonPath = parsed.GetValue(json),
                ConnectionString = context.Settings.Variable(PostgresServer.Variable),
                IsIngestOnly = parsed.GetValue(ingestOnly),
                AllowsOtherTables = parsed.GetValue(allow),
                IsIngested = parsed.GetValue(skipIngest),
                JournalFolder = parsed.GetValue(journal) switch { NoJournal => null, null => DefaultJournalFolder, var folder => folder },
                IsRestarting = parsed.GetValue(restart),
            };
            return (int)await new ReshuffleCommandRun(context.Output, request).RunAsync(cancellationToken);
        });
        return command;
    }
}
