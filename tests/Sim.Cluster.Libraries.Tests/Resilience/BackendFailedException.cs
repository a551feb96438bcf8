namespace Sim.Cluster.Libraries.Tests.Resilience;

/// <summary>What is behind the gateway failed.</summary>
internal sealed class BackendFailedException() : Exception("the backend failed");
