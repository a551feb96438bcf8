namespace Sim.Histories.Models;

/// <summary>What one call does to a sequential object.</summary>
/// <typeparam name="TState">State of the object.</typeparam>
/// <typeparam name="TOutput">What it answers.</typeparam>
/// <param name="Next">The state afterwards.</param>
/// <param name="Output">The answer.</param>
public readonly record struct Effect<TState, TOutput>(TState Next, TOutput Output);
