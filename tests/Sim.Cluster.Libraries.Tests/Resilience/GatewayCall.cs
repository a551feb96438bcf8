namespace Sim.Cluster.Libraries.Tests.Resilience;

/// <summary>A request to what is behind the gateway.</summary>
/// <param name="WorkMs">How many milliseconds an attempt takes.</param>
/// <param name="Failures">How many attempts at it fail before one does not.</param>
internal sealed record GatewayCall(int WorkMs, int Failures);
