namespace Sim.Cli.Place.Quality;

/// <summary>What was measured of one planner.</summary>
/// <param name="Planner">Its name.</param>
/// <param name="Balance">One measure per fleet.</param>
/// <param name="Hashing">The same numbers of copies hashed independently, one measure per fleet.</param>
/// <param name="Events">For each change, one measure per fleet; null where the planner refused.</param>
internal sealed record PlannerQuality(
    string Planner, IReadOnlyList<BalanceMeasure> Balance, IReadOnlyList<BalanceMeasure> Hashing, IReadOnlyList<IReadOnlyList<EventMeasure?>> Events);
