namespace Sim.Engine.Tracing;

/// <summary>A named hash that entered the trace hash of a step.</summary>
/// <param name="Name">What it is the hash of.</param>
/// <param name="Value">The hash.</param>
public readonly record struct TracePart(string Name, ulong Value);
