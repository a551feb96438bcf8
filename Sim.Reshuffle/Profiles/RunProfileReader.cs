using Scheduler.Core.Placement;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Shapes;
using Sim.Reshuffle.Yaml;

namespace Sim.Reshuffle.Profiles;

/// <summary>Reads a profile file.</summary>
public static class RunProfileReader
{
    private const int MostLagSteps = 10_000;
    private const int MostWorkers = ushort.MaxValue;
    private const long MostChunksPerStep = 100_000_000;

    /// <summary>The largest file that is worth reading, in bytes.</summary>
    public const long LargestBytes = 4 << 20;

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="utf8">YAML.</param>
    /// <exception cref="ReshuffleInputException">It is no valid profile; the message has line and column.</exception>
    public static RunProfile Parse(string source, ReadOnlySpan<byte> utf8) => Read(StrictYaml.Parse(source, utf8));

    /// <summary>Reads a text.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="text">YAML.</param>
    /// <exception cref="ReshuffleInputException">It is no valid profile; the message has line and column.</exception>
    public static RunProfile Parse(string source, string text) => Read(StrictYaml.Parse(source, text));

    private static RunProfile Read(YamlFields fields)
    {
        var usual = new RunProfile();
        var steps = fields.Optional("steps")?.AsCount(1, RunProfile.MostSteps) ?? usual.Steps;
        var profile = new RunProfile
        {
            Steps = steps,
            Seed = fields.Optional("seed")?.AsWhole(0, long.MaxValue) ?? usual.Seed,
            Shape = ReadShape(fields, steps),
            ChunkSizeBytes = fields.Optional("chunk_size")?.AsBytes(0, RunProfile.LargestChunkBytes),
            ChunkIds = fields.Optional("chunk_ids")?.AsOneOf(["nested", "flat"], "form of ids") == "flat" ? ChunkIdForm.Flat : ChunkIdForm.Nested,
            RestrictedFraction = fields.Optional("restricted_fraction")?.AsFraction() ?? usual.RestrictedFraction,
            RestrictedDataset = fields.Optional("restricted_dataset")?.AsName() ?? usual.RestrictedDataset,
            UpgradeSchedule = fields.Optional("upgrade_schedule") is { } schedule ? ReadSchedule(schedule) : usual.UpgradeSchedule,
            InitialNewFraction = fields.Optional("initial_new_fraction")?.AsFraction() ?? usual.InitialNewFraction,
            IsUpgradedInFileOrder = fields.Optional("upgrade_order")?.AsOneOf(["drawn", "file"], "order of upgrades") == "file",
            LiftRestrictionAtStep = fields.Optional("lift_restriction_at_step")?.AsCount(1, steps),
            ConfirmLagSteps = fields.Optional("confirm_lag_steps")?.AsCount(0, MostLagSteps) ?? 0,
            PortalLagSteps = fields.Optional("portal_lag_steps")?.AsCount(0, MostLagSteps) ?? 0,
            Copies = [.. Items(fields, "copy").Select(item => ReadCopy(item, steps))],
            Replacements = [.. Items(fields, "replace").Select(item => ReadReplacement(item, steps))],
            FleetChanges = [.. Items(fields, "fleet").Select(item => ReadFleetChange(item, steps))],
            LimitChanges = [.. Items(fields, "limits").Select(item => ReadLimitChange(item, steps))],
            Baseline = fields.Optional("baseline")?.AsOneOf(["file", "planned"], "baseline") switch
            {
                "file" => BaselineSource.File,
                "planned" => BaselineSource.Planned,
                _ => BaselineSource.Usual,
            },
        };
        fields.RequireNothingElse();
        return profile;
    }

    private static IReadOnlyList<YamlValue> Items(YamlFields fields, string key) => fields.Optional(key)?.AsList() ?? [];

    private static IngestionShape ReadShape(YamlFields fields, int steps)
    {
        var perStep = fields.Optional("chunks_per_step")?.AsWhole(0, MostChunksPerStep);
        if (fields.Optional("chunks_shape") is not { } shape)
        {
            return perStep is { } chunks ? IngestionShape.Constant(chunks) : new RunProfile().Shape;
        }

        try
        {
            return ShapeParser.Parse(shape.AsText(), steps);
        }
        catch (ShapeException failure)
        {
            throw shape.Wrong(failure.Message, failure);
        }
    }

    private static UpgradeSchedule ReadSchedule(YamlValue value)
    {
        try
        {
            return UpgradeSchedule.Parse(value.AsText());
        }
        catch (FormatException failure)
        {
            throw value.Wrong(failure.Message, failure);
        }
    }

    private static DatasetCopy ReadCopy(YamlValue item, int steps)
    {
        var fields = item.AsFields();
        var copy = new DatasetCopy(fields.Required("src").AsName(), fields.Required("dst").AsName(), StepOf(fields, steps));
        fields.RequireNothingElse();
        return copy.Source == copy.Destination ? throw item.Wrong($"'{copy.Source}' cannot be copied to itself") : copy;
    }

    private static DatasetReplacement ReadReplacement(YamlValue item, int steps)
    {
        var fields = item.AsFields();
        var replacement = new DatasetReplacement(fields.Required("dataset").AsName(), StepOf(fields, steps));
        fields.RequireNothingElse();
        return replacement;
    }

    private static LimitChange ReadLimitChange(YamlValue item, int steps)
    {
        var fields = item.AsFields();
        var change = new LimitChange(
            StepOf(fields, steps),
            fields.Optional("worker_capacity")?.AsBytes(1, SchedulerSettings.LargestWorkerCapacityBytes),
            fields.Optional("saturation") is { } saturation ? SchedulerSettingsReader.Saturation(saturation) : null);
        fields.RequireNothingElse();
        return change is { WorkerCapacityBytes: null, Saturation: null } ? throw item.Wrong("neither worker_capacity nor saturation is given") : change;
    }

    /// <summary>An entry says one of <c>join</c>, <c>leave</c> and <c>status</c>. The number of workers stands in <c>count</c>, or right behind <c>join</c> or <c>leave</c>.</summary>
    private static FleetChange ReadFleetChange(YamlValue item, int steps)
    {
        var fields = item.AsFields();
        var step = StepOf(fields, steps);
        var (join, leave, status) = (fields.Optional("join"), fields.Optional("leave"), fields.Optional("status"));
        var count = fields.Optional("count")?.AsCount(1, MostWorkers);
        fields.RequireNothingElse();
        return (join, leave, status) switch
        {
            ({ } value, null, null) => new FleetChange(step, FleetChangeKind.Join, default, CountOf(value, count)),
            (null, { } value, null) => new FleetChange(step, FleetChangeKind.Leave, default, CountOf(value, count)),
            (null, null, { } value) => new FleetChange(step, FleetChangeKind.Status, WorkerStatusNames.Find(value.AsOneOf(WorkerStatusNames.All, "status"))!.Value, count ?? 1),
            _ => throw item.Wrong("exactly one of join, leave and status is expected"),
        };
    }

    private static int CountOf(YamlValue value, int? count)
    {
        if (value.IsNull || (count is not null && value.AsText() == "true"))
        {
            return count ?? 1;
        }

        var given = value.AsCount(1, MostWorkers);
        return count is null || count == given ? given : throw value.Wrong(FormattableString.Invariant($"{given} here and {count} in count contradict each other"));
    }

    private static int StepOf(YamlFields fields, int steps) => fields.Required("at_step").AsCount(1, steps);
}
