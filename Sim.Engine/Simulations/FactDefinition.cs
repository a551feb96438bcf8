using Sim.Engine.Verdicts;

namespace Sim.Engine.Simulations;

/// <summary>A situation, or a figure of the state.</summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <param name="Fact">Its name; a situation must be seen in a sweep.</param>
/// <param name="IsBoolean">Whether it is a situation.</param>
/// <param name="Read">Its value: of a situation 1 or 0.</param>
internal sealed record FactDefinition<TSystem>(FactDescription Fact, bool IsBoolean, Func<TSystem, long> Read);
