namespace Sim.Cluster.Libraries.Tests.Limiters;

/// <summary>A request for a permit.</summary>
/// <param name="WorkMs">For how many milliseconds it is needed.</param>
/// <param name="PatienceMs">For how many milliseconds it is waited for.</param>
internal sealed record LimiterCall(int WorkMs, int PatienceMs);
