namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>What came of a call.</summary>
/// <param name="Value">The value that was got; null for none.</param>
/// <param name="Failure">What was thrown, by name; null for nothing.</param>
internal sealed record CacheAnswer(int? Value, string? Failure);
