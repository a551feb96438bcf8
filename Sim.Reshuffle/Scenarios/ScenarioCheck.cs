using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Scenarios;

/// <summary>Whether an input, settings and a profile fit each other.</summary>
internal static class ScenarioCheck
{
    private const long MostChunks = 50_000_000;

    /// <summary>Demands that they do.</summary>
    /// <exception cref="ReshuffleInputException">They do not; the message names what contradicts what.</exception>
    public static void Require(Fleet fleet, SchedulerSettings settings, RunProfile profile)
    {
        if (fleet.Workers.Length == 0)
        {
            throw new ReshuffleInputException("the input has no workers");
        }

        foreach (var dataset in fleet.DatasetNames)
        {
            if (!settings.Segments.ContainsKey(SchedulerSettings.KeyOf(dataset)))
            {
                throw new ReshuffleInputException($"the settings of the scheduler have no entry for the dataset '{dataset}' of the input");
            }
        }

        RequireCopies(fleet, settings, profile);
        RequireRoom(fleet, profile);
        RequireCountableDisks(fleet, settings, profile);
        foreach (var replacement in profile.Replacements)
        {
            RequireKnown(fleet, profile, replacement.Dataset, "replace", replacement.AtStep);
        }
    }

    private static void RequireCopies(Fleet fleet, SchedulerSettings settings, RunProfile profile)
    {
        var destinations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var copy in profile.Copies)
        {
            if (!fleet.DatasetNames.Contains(copy.Source, StringComparer.Ordinal))
            {
                throw new ReshuffleInputException($"copy: the dataset '{copy.Source}' is not in the input");
            }

            if (!destinations.Add(copy.Destination))
            {
                throw new ReshuffleInputException($"copy: the destination '{copy.Destination}' stands twice");
            }

            if (settings.Segments.ContainsKey(SchedulerSettings.KeyOf(copy.Destination)) || fleet.DatasetNames.Contains(copy.Destination, StringComparer.Ordinal)
                || (profile.RestrictedFraction > 0 && copy.Destination == profile.RestrictedDataset))
            {
                throw new ReshuffleInputException($"copy: the destination '{copy.Destination}' is there already");
            }
        }
    }

    /// <summary>What a profile adds is counted before hours are spent on it.</summary>
    private static void RequireRoom(Fleet fleet, RunProfile profile)
    {
        var rows = fleet.Datasets.CountBy(static dataset => dataset).ToDictionary(entry => fleet.DatasetNames[entry.Key], static entry => (long)entry.Value, StringComparer.Ordinal);
        var added = profile.Copies.Select(static copy => copy.Source).Concat(profile.Replacements.Select(static replacement => replacement.Dataset));
        var chunks = fleet.ChunkCount + added.Sum(dataset => rows.GetValueOrDefault(dataset)) + Enumerable.Range(1, profile.Steps).Sum(profile.Shape.At);
        if (chunks > MostChunks)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"the run would end with {chunks} chunks, and has room for {MostChunks}"));
        }

        if (fleet.DatasetNames.Length + profile.Copies.Count >= DatasetRule.MostDatasets)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"a run has room for {DatasetRule.MostDatasets} datasets with those that it adds"));
        }
    }

    private static void RequireCountableDisks(Fleet fleet, SchedulerSettings settings, RunProfile profile)
    {
        var workers = fleet.Workers.Length + profile.FleetChanges.Where(static change => change.Kind == FleetChangeKind.Join).Sum(static change => (long)change.Count);
        var capacity = profile.LimitChanges.Select(static change => change.WorkerCapacityBytes ?? 0).Append(settings.Placement.WorkerCapacityBytes).Max();
        if ((Int128)workers * capacity > long.MaxValue)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"the disks of {workers} workers of {capacity} bytes are more together than 2^63 - 1 bytes"));
        }
    }

    private static void RequireKnown(Fleet fleet, RunProfile profile, string dataset, string key, int atStep)
    {
        if (!fleet.DatasetNames.Contains(dataset, StringComparer.Ordinal) && !profile.Copies.Any(copy => copy.Destination == dataset && copy.AtStep < atStep))
        {
            throw new ReshuffleInputException($"{key}: the dataset '{dataset}' is not in the input");
        }
    }
}
