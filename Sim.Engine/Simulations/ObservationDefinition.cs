namespace Sim.Engine.Simulations;

/// <summary>A part of the state that belongs to the trace.</summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Read">Its value.</param>
internal sealed record ObservationDefinition<TSystem>(string Name, Func<TSystem, object?> Read);
