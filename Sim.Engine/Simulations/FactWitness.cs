using Sim.Engine.Replay;

namespace Sim.Engine.Simulations;

/// <summary>A witness in the walk files of a simulation that is made of records: one of its facts or measures.</summary>
public sealed record FactWitness : Witness;
