using System.Collections.Immutable;

namespace Sim.Engine.Walks;

/// <summary>A configuration and the steps taken from it. It replays without any seed: every action carries all that it needs.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <param name="Configuration">What the system is built from.</param>
/// <param name="Steps">The actions, in order; step numbers count from 1.</param>
public sealed record Walk<TConfiguration, TAction>(TConfiguration Configuration, ImmutableArray<TAction> Steps);
