namespace Sim.Processes.Experiments;

/// <summary>One way that the world could be: a model with its parameters.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Run">Runs one replication. Replications run on several threads, so that each builds a simulation of its own and
/// shares nothing.</param>
public sealed record Scenario(string Name, Action<Replication> Run);
