using Sim.Engine.Randomness;

namespace Sim.Engine.Sweeps;

/// <summary>Nondeterminism: the same case ran differently twice.</summary>
/// <param name="CaseNumber">The case, from 0.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Step">The first step that differs, from 1; 0 if the building of the system already does.</param>
/// <param name="Kind">What sort of thing differs first in that step.</param>
/// <param name="Name">Which one, as in the name of a part or the id of an oracle; the action's text if nothing else names it.</param>
/// <param name="First">What the first run has there.</param>
/// <param name="Second">What the second run has there.</param>
public sealed record CaseDifference(
    long CaseNumber, CaseSeed Seed, int Step, DifferenceKind Kind, string Name, string First, string Second);
