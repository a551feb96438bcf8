using System.Globalization;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Sizes;

namespace Sim.Reshuffle.Results;

/// <summary>Puts a profile into words.</summary>
public static class RunChangeDescription
{
    private const int BuildCharacters = 8;

    /// <summary>Describes what happens in a run.</summary>
    /// <param name="profileFile">File of the profile; null for the usual one.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="settings">Settings of the scheduler.</param>
    public static RunChange Of(string? profileFile, RunProfile profile, SchedulerSettings settings) => new(
        profileFile,
        profile.Steps,
        profile.Seed,
        profile.Shape.Spec,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ByteSize.Format(settings.Placement.WorkerCapacityBytes)} a worker, targets fill {settings.Placement.Saturation:0.####} of it, at least {settings.Placement.MinimumReplication} {(settings.Placement.MinimumReplication == 1 ? "copy" : "copies")}"),
        [.. EventsOf(profile).OrderBy(static happening => happening.Step)],
        Build());

    private static IEnumerable<RunEvent> EventsOf(RunProfile profile) =>
    [
        .. ConditionsOf(profile).Select(static words => new RunEvent(0, words)),
        .. profile.LimitChanges.Select(static change => new RunEvent(change.AtStep, Words(change))),
        .. profile.FleetChanges.Select(static change => new RunEvent(change.AtStep, Words(change))),
        .. profile.LiftRestrictionAtStep is { } lifted ? [new RunEvent(lifted, "restricted chunks become ordinary")] : Array.Empty<RunEvent>(),
        .. profile.Copies.Select(static copy => new RunEvent(copy.AtStep, $"dataset {copy.Source} is copied to {copy.Destination}")),
        .. profile.Replacements.Select(static replacement => new RunEvent(replacement.AtStep, $"all chunks of dataset {replacement.Dataset} are replaced")),
        .. profile.UpgradeSchedule.Points.Where(point => point.Step >= 1 && point.Step <= profile.Steps)
            .Select(static point => new RunEvent(point.Step, string.Create(CultureInfo.InvariantCulture, $"{point.Fraction * 100:0.##} % of the workers are upgraded"))),
    ];

    private static IEnumerable<string> ConditionsOf(RunProfile profile)
    {
        if (profile.ChunkSizeBytes is { } size)
        {
            yield return $"new chunks have {ByteSize.Format(size)}";
        }

        if (profile.RestrictedFraction > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{profile.RestrictedFraction * 100:0.##} % of new chunks need upgraded workers");
        }

        if (profile.InitialNewFraction > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{profile.InitialNewFraction * 100:0.##} % of the workers are upgraded from the start");
        }

        if (profile.LagSteps > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"confirmation lags {profile.LagSteps} steps behind publication");
        }
    }

    private static string Words(LimitChange change) => (change.WorkerCapacityBytes, change.Saturation) switch
    {
        ({ } capacity, { } saturation) => string.Create(CultureInfo.InvariantCulture, $"disks of {ByteSize.Format(capacity)}, of which targets fill {saturation:0.####}"),
        ({ } capacity, null) => $"disks of {ByteSize.Format(capacity)}",
        (_, var saturation) => string.Create(CultureInfo.InvariantCulture, $"targets fill {saturation:0.####} of the disks"),
    };

    private static string Words(FleetChange change)
    {
        var workers = string.Create(CultureInfo.InvariantCulture, $"{change.Count} {(change.Count == 1 ? "worker" : "workers")}");
        var ending = change.Count == 1 ? "s" : "";
        return change.Kind switch
        {
            FleetChangeKind.Join => $"{workers} join{ending}",
            FleetChangeKind.Leave => $"{workers} leave{ending}",
            _ => $"{workers} become{ending} {WorkerStatusNames.Of(change.Status)}",
        };
    }

    /// <summary>The same for the same sources: builds are reproducible.</summary>
    private static string Build() =>
        $"{typeof(IPlanner).Module.ModuleVersionId.ToString("N")[..BuildCharacters]}-{typeof(RunChange).Module.ModuleVersionId.ToString("N")[..BuildCharacters]}";
}
