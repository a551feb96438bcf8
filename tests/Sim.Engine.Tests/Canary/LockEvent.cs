namespace Sim.Engine.Tests.Canary;

/// <summary>Something under way: the end of a lease, or a write on its way to the store.</summary>
internal readonly record struct LockEvent(bool IsWrite, int Client, long Token);
