namespace Sim.Cli.Why;

/// <summary>Which copy is asked about.</summary>
/// <param name="Chunk">The chunk: dataset and id with a slash between them; an id has no slash.</param>
/// <param name="Worker">The machine, by position in the pool; null for all.</param>
/// <param name="Step">The step after which it stands as it does; null for the last.</param>
/// <param name="IsDetailed">Whether what the planner saw is shown too.</param>
internal sealed record WhyRequest(string Chunk, int? Worker, int? Step, bool IsDetailed);
