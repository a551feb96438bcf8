namespace Sim.Engine.Tests.Canary;

/// <summary>What a lock and its clients are built from.</summary>
internal sealed record LockConfiguration(int Clients, long LeaseTicks, LockVariant Variant = LockVariant.Right);
