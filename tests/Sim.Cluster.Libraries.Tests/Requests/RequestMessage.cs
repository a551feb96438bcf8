namespace Sim.Cluster.Libraries.Tests.Requests;

/// <summary>What callers and a service tell each other.</summary>
/// <param name="Number">Number of the request of its caller.</param>
/// <param name="Content">What is asked or answered.</param>
public sealed record RequestMessage(int Number, object Content);
