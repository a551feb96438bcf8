using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Scenarios;

/// <summary>Whether an input, settings and a profile fit each other.</summary>
internal static class ScenarioCheck
{
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

    private static void RequireKnown(Fleet fleet, RunProfile profile, string dataset, string key, int atStep)
    {
        if (!fleet.DatasetNames.Contains(dataset, StringComparer.Ordinal) && !profile.Copies.Any(copy => copy.Destination == dataset && copy.AtStep < atStep))
        {
            throw new ReshuffleInputException($"{key}: the dataset '{dataset}' is not in the input");
        }
    }
}
