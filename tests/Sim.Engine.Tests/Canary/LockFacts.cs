using Sim.Engine.Verdicts;

namespace Sim.Engine.Tests.Canary;

/// <summary>What a sweep of the canary must see.</summary>
internal static class LockFacts
{
    public static FactDescription Handover { get; } = new("a lease ran out and the lock went to one who waited", nameof(LockWorld));

    public static FactDescription StaleRefusal { get; } = new("the store refused a stale write", nameof(LockWorld));

    public static FactDescription RenewalBesideWaiters { get; } = new("a lease was renewed while others waited", nameof(LockWorld));

    public static IReadOnlyList<FactDescription> All { get; } = [Handover, StaleRefusal, RenewalBesideWaiters];
}
