using System.Collections.Immutable;

namespace Sim.Engine.Views;

/// <summary>An action of a simulation that says nothing of lanes, to be put on lanes once all actions of the run are known.</summary>
/// <param name="Step">The step that it was.</param>
/// <param name="TimeTicks">When it began.</param>
/// <param name="Kind">What sort of action it is.</param>
/// <param name="Text">The action.</param>
/// <param name="Subjects">What it names by number: the name of the member, and the number.</param>
internal sealed record ViewAction(int Step, long TimeTicks, string Kind, string Text, ImmutableArray<(string Name, string Number)> Subjects);
