namespace Sim.Processes.Experiments;

/// <summary>How one scenario fared in a selection.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Mean">The mean of its replications.</param>
/// <param name="Replications">How many it took.</param>
/// <param name="IsEliminated">Whether it was out before the end.</param>
public sealed record SelectionRow(string Scenario, double Mean, int Replications, bool IsEliminated);
