using Sim.Engine.Replay;

namespace Sim.Engine.Tests.Canary;

/// <summary>A witness in walk files of the canary.</summary>
internal sealed record LockWitness : Witness
{
    /// <summary>The client that <c>believes</c> is about.</summary>
    public int? Client { get; init; }
}
