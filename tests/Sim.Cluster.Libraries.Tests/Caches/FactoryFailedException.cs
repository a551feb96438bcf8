namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>What is behind the cache does not answer.</summary>
internal sealed class FactoryFailedException() : Exception("the factory failed");
