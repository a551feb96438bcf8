using Semver;
using Sim.Reshuffle.Scenarios;
using Sim.Reshuffle.Sizes;

namespace Sim.Reshuffle.Runs;

/// <summary>Says why a placement cannot be found, as far as sums can tell. It explains a refusal and never makes one.</summary>
internal static class ShortageReason
{
    /// <summary>One sentence.</summary>
    public static string Of(Scenario scenario)
    {
        var (catalog, roster, placement) = (scenario.Catalog, scenario.Roster, scenario.Placement);
        var floor = placement.MinimumReplication;
        var dataBytes = catalog.Datasets.SelectMany(static dataset => dataset.Rows).Sum(catalog.SizeBytesOf);
        var (needed, room) = ((double)dataBytes * floor, (double)placement.WorkerCapacityBytes * roster.PresentCount * placement.Saturation);
        if (needed > room)
        {
            return FormattableString.Invariant(
                $"not enough capacity: {floor} copies of {ByteSize.Format(dataBytes)} need {Text(needed)}, but {roster.PresentCount} workers of {ByteSize.Format(placement.WorkerCapacityBytes)} at a saturation of {placement.Saturation} have {Text(room)}");
        }

        return RestrictedShortage(scenario, floor)
            ?? FormattableString.Invariant($"not enough capacity: some chunk finds no room for its {floor} copies, although {Text(needed)} of floors fit into {Text(room)} in sum");
    }

    private static string? RestrictedShortage(Scenario scenario, int floor)
    {
        if (scenario.Restricted is not { Rows.Count: > 0 } restricted)
        {
            return null;
        }

        var eligible = scenario.Roster.Workers.Count(static worker =>
            worker is { IsPresent: true, Version: { } version } && SemVersion.ComparePrecedence(version, ScenarioRoster.UpgradedVersion) >= 0);
        var neededBytes = (double)restricted.Rows.Sum(scenario.Catalog.SizeBytesOf) * floor;
        var roomBytes = (double)scenario.Placement.WorkerCapacityBytes * eligible;
        return eligible < floor || neededBytes > roomBytes
            ? FormattableString.Invariant($"not enough capacity: {restricted.Rows.Count} restricted chunks need {floor} copies each, {Text(neededBytes)}, and {eligible} upgraded workers have {Text(roomBytes)}")
            : null;
    }

    private static string Text(double bytes) => ByteSize.Format((long)Math.Min(bytes, long.MaxValue));
}
