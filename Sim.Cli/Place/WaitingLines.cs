using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Cli.Place;

/// <summary>Says in words which chunks of a placement wait for their floor, one line each.</summary>
internal static class WaitingLines
{
    /// <summary>Writes the lines; none if nothing waits.</summary>
    /// <param name="input">What was to be placed.</param>
    /// <param name="placed">How it was.</param>
    /// <param name="destination">Where the lines go.</param>
    public static void Write(PlacementInput input, PlacementOutcome.Placed placed, TextWriter destination)
    {
        foreach (var (chunk, reason) in placed.Waiting)
        {
            destination.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"chunk {chunk} waits, {WaitingReasonNames.Of(reason)}: {Explain(input, chunk, reason)}; it has {placed.Workers[chunk].Length} of {input.Configuration.MinimumReplication} copies"));
        }
    }

    private static string Explain(PlacementInput input, int chunk, WaitingReason reason) => reason switch
    {
        WaitingReason.LargerThanAnyDisk => string.Create(
            CultureInfo.InvariantCulture, $"{input.Chunks.SizesBytes[chunk]} bytes, and a disk has {input.Configuration.WorkerCapacityBytes}"),
        WaitingReason.FewerEligibleWorkersThanFloor => input.Chunks.MinimumVersions[chunk] is >= 0 and var version
            ? $"it asks for workers of version {input.Chunks.Versions[version]}"
            : string.Create(CultureInfo.InvariantCulture, $"the fleet has {input.Workers.Count} workers, reliable or not"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{input.Chunks.SizesBytes[chunk]} bytes find no room beside what is held and was admitted before"),
    };
}
