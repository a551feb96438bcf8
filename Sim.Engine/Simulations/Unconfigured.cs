namespace Sim.Engine.Simulations;

/// <summary>The configuration of systems that need none.</summary>
public sealed record Unconfigured;
