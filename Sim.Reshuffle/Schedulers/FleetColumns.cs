using Scheduler.Core.Placement;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>The present workers of a roster as planners take them.</summary>
/// <param name="Positions">Roster position of each.</param>
/// <param name="Workers">The workers.</param>
internal sealed record FleetColumns(ushort[] Positions, PlacementWorkers Workers)
{
    /// <summary>The workers that are present now.</summary>
    public static FleetColumns Of(ScenarioRoster roster)
    {
        var positions = Enumerable.Range(0, roster.Workers.Count).Where(position => roster.Workers[position].IsPresent).Select(static position => (ushort)position).ToArray();
        return new FleetColumns(positions, new PlacementWorkers(
            Array.ConvertAll(positions, position => roster.Workers[position].Identity),
            Array.ConvertAll(positions, position => roster.Workers[position].Status),
            Array.ConvertAll(positions, position => roster.Workers[position].Version),
            new long[positions.Length]));
    }
}
