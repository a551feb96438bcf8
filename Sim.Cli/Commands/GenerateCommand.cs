using System.CommandLine;
using Scheduler.Core.Placement;
using Sim.Cli.Reshuffle;
using Sim.CommandLine.Commands;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Profiles;

namespace Sim.Cli.Commands;

/// <summary><c>sim reshuffle generate</c>.</summary>
internal static class GenerateCommand
{
    private const string NoPlanner = "none";

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var usual = new FleetPlan(1, 1);
        var output = new Option<string>("--output", "-o") { Description = "the fleet file to write", Required = true };
        var workers = new Option<string>("--workers") { Description = "number of workers", Required = true };
        var chunks = new Option<string>("--chunks") { Description = "number of chunks", Required = true };
        var weights = OptionTexts.Option("--weights", "weights that occur, between commas (default 1)");
        var weightsBy = OptionTexts.Option("--weights-by", "dataset (default): each has one weight; age: each has all, the first on its oldest chunks");
        var datasets = OptionTexts.Option("--datasets", "number of datasets (default: as many as weights)");
        var prefix = OptionTexts.Option("--dataset-prefix", $"datasets are called s3://PREFIX-NUMBER (default {usual.DatasetPrefix})");
        var size = OptionTexts.Option("--chunk-size", "mean size of a chunk (default 100MiB)");
        var spread = OptionTexts.Option("--size-spread", "how far sizes differ from the mean at most, 0 to 1 of it (default 0)");
        var blocks = OptionTexts.Option("--blocks-per-chunk", "blocks of a chunk (default 1000)");
        var ids = OptionTexts.Option("--chunk-ids", "form of ids: nested (default) or flat");
        var capacity = OptionTexts.Option("--worker-capacity", "disk of each worker (default: one on which --copies fit)");
        var copies = OptionTexts.Option("--copies", "copies per chunk that the saturated fleet affords (default 10)");
        var saturation = OptionTexts.Option("--saturation", "share of disks that targets may fill (default 0.95)");
        var floor = OptionTexts.Option("--min-replication", "copies that every chunk must have (default 2)");
        var reliability = new Option<bool>("--respect-reliability") { Description = "let the health of workers count" };
        var hash = OptionTexts.Option("--hash", $"ring hash: {string.Join(", ", PlannerCatalog.Hashes)} (default {usual.Hash})");
        var placedBy = OptionTexts.Option("--placed-by", $"planner that places the chunks: {string.Join(", ", PlannerCatalog.Planners)}, or {NoPlanner} (default {usual.PlacedBy})");
        var seed = OptionTexts.Option("--seed", "seed of everything that is drawn (default 42)");
        var config = OptionTexts.Option("--config", "write the settings of the scheduler to this file too");
        var command = new Command("generate", "Makes up a fleet with its data, and settings of a scheduler that fit it.")
        {
            output, workers, chunks, weights, weightsBy, datasets, prefix, size, spread, blocks, ids, capacity, copies, saturation, floor, reliability, hash, placedBy, seed, config,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = context.Settings;
            var placer = OptionTexts.OptionalOneOf("--placed-by", parsed.GetValue(placedBy), [.. PlannerCatalog.Planners, NoPlanner]) ?? usual.PlacedBy;
            var plan = new FleetPlan(
                (int)settings.Read(GenerateSettings.Workers, parsed.GetRequiredValue(workers))!.Value,
                (int)settings.Read(GenerateSettings.Chunks, parsed.GetRequiredValue(chunks))!.Value)
            {
                Seed = settings.Read(GenerateSettings.Seed, parsed.GetValue(seed)) ?? usual.Seed,
                Weights = GenerateSettings.ReadWeights(parsed.GetValue(weights)) ?? usual.Weights,
                IsWeightedByAge = OptionTexts.OptionalOneOf("--weights-by", parsed.GetValue(weightsBy), ["dataset", "age"]) == "age",
                Datasets = (int?)settings.Read(GenerateSettings.Datasets, parsed.GetValue(datasets)),
                DatasetPrefix = GenerateSettings.ReadPrefix(parsed.GetValue(prefix)) ?? usual.DatasetPrefix,
                ChunkSizeBytes = settings.Read(GenerateSettings.ChunkSize, parsed.GetValue(size)) ?? usual.ChunkSizeBytes,
                SizeSpread = settings.Read(GenerateSettings.SizeSpread, parsed.GetValue(spread)) ?? usual.SizeSpread,
                BlocksPerChunk = settings.Read(GenerateSettings.BlocksPerChunk, parsed.GetValue(blocks)) ?? usual.BlocksPerChunk,
                ChunkIds = OptionTexts.OptionalOneOf("--chunk-ids", parsed.GetValue(ids), ["nested", "flat"]) == "flat" ? ChunkIdForm.Flat : ChunkIdForm.Nested,
                WorkerCapacityBytes = settings.Read(GenerateSettings.WorkerCapacity, parsed.GetValue(capacity)),
                MeanCopies = settings.Read(GenerateSettings.Copies, parsed.GetValue(copies)) ?? usual.MeanCopies,
                Saturation = settings.Read(GenerateSettings.Saturation, parsed.GetValue(saturation)) ?? usual.Saturation,
                MinimumReplication = (int?)settings.Read(GenerateSettings.MinimumReplication, parsed.GetValue(floor)) ?? usual.MinimumReplication,
                IsIgnoringReliability = !parsed.GetValue(reliability),
                Hash = OptionTexts.OptionalOneOf("--hash", parsed.GetValue(hash), PlannerCatalog.Hashes) ?? usual.Hash,
                PlacedBy = placer == NoPlanner ? null : placer,
            };
            return (int)await new GenerateRun(context.Output, plan, parsed.GetRequiredValue(output), parsed.GetValue(config)).RunAsync(cancellationToken);
        });
        return command;
    }
}
