using Sim.Cluster.Disks;
using Sim.Cluster.Networks;
using Sim.Engine.Views;

namespace Sim.Cluster.Worlds;

/// <summary>What a world is made of.</summary>
public sealed record WorldOptions
{
    /// <summary>Decides the luck of every message, write and node.</summary>
    public ulong Seed { get; init; }

    /// <summary>What becomes of code that leaves the context of its node.</summary>
    public WorldMode Mode { get; init; }

    /// <summary>How messages fare.</summary>
    public NetworkProfile Network { get; init; } = new();

    /// <summary>How disks behave.</summary>
    public DiskProfile Disk { get; init; } = new();

    /// <summary>What the clocks of nodes say at time 0.</summary>
    public DateTimeOffset Epoch { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many things may run without simulated time passing before the world is said never to come to rest.</summary>
    public int MostTurnsAtOnce { get; init; } = 1_000_000;

    /// <summary>How long, in real time, the world waits for an answer from outside before it is said to be stuck.</summary>
    public TimeSpan OutsidePatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Told what happens, a line each; null for nobody.</summary>
    public Action<string>? Trace { get; init; }

    /// <summary>Told of messages, lives of nodes and choices, for a picture of the run; null for nobody.</summary>
    public ViewRecorder? View { get; init; }
}
