using CsCheck;
using Sim.Engine.Randomness;
using Sim.Models.Draws;

namespace Sim.Models.Swarm;

/// <summary>Which actions exist in one case, and their weights; a weight of 0 means that the action does not exist.</summary>
public sealed record SwarmMix
{
    private static readonly Gen<int> Weight = Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[1, 3]), (2, Gen.Int[4, 10]));

    // Bulky sizes make packing hard, and mixed ones leave room for the copies that are given up when something changes.
    private static readonly Gen<SizeSpread> Spread = Gen.Frequency(
        (1, Gen.Const(SizeSpread.Even)), (2, Gen.Const(SizeSpread.Mixed)), (2, Gen.Const(SizeSpread.Bulky)));

    /// <summary>Bursts of chunks; they always exist, or nothing would happen.</summary>
    public required int Add { get; init; }

    /// <summary>Chunks that fill what room the floors leave; only where sizes differ.</summary>
    public required int TopUp { get; init; }

    /// <summary>Corrections of existing chunks.</summary>
    public required int Correct { get; init; }

    /// <summary>Corrections of replacements, which make chains.</summary>
    public required int Chain { get; init; }

    /// <summary>Corrections that must be refused.</summary>
    public required int RefusedCorrection { get; init; }

    /// <summary>Batches of chunks that are ingested whole or not at all.</summary>
    public required int Ingest { get; init; }

    /// <summary>Batches of corrections.</summary>
    public required int CorrectBatch { get; init; }

    /// <summary>Changes of what the host wants to be placed.</summary>
    public required int Cover { get; init; }

    /// <summary>Removals of whole chunks.</summary>
    public required int Remove { get; init; }

    /// <summary>Jumps of the clock.</summary>
    public required int Advance { get; init; }

    /// <summary>Settings of the clock of the host.</summary>
    public required int SetClock { get; init; }

    /// <summary>Convergence probes; they always exist, or nothing would be judged at rest.</summary>
    public required int Probe { get; init; }

    /// <summary>Workers that join.</summary>
    public required int Join { get; init; }

    /// <summary>Workers that leave.</summary>
    public required int Leave { get; init; }

    /// <summary>Departures of <see cref="PivotalWorkers"/>.</summary>
    public required int LeavePivotal { get; init; }

    /// <summary>
    /// How much more often workers come and go, and floors change, while the newest assignment is unconfirmed: what goes
    /// wrong in between needs a second change before the first has settled.
    /// </summary>
    public required int Haste { get; init; }

    /// <summary>Changes of the floor.</summary>
    public required int Floor { get; init; }

    /// <summary>Fetches of workers.</summary>
    public required int WorkerFetch { get; init; }

    /// <summary>Fetches of the portal.</summary>
    public required int PortalFetch { get; init; }

    /// <summary>Workers that upgrade.</summary>
    public required int Upgrade { get; init; }

    /// <summary>Percent of the fetches that get no answer.</summary>
    public required int MissPercent { get; init; }

    /// <summary>Percent of the chunks that only upgraded workers may hold.</summary>
    public required int RestrictedPercent { get; init; }

    /// <summary>Percent of the chunks that share the blocks of others.</summary>
    public required int CollidingPercent { get; init; }

    /// <summary>How far sizes of chunks lie apart.</summary>
    public required SizeSpread Sizes { get; init; }

    /// <summary>The mix of what people do where fetches, departures and the clock are events. Probes, which take no notice of the network, are rarer.</summary>
    public SwarmMix WithoutNetwork() => this with { Advance = 0, WorkerFetch = 0, PortalFetch = 0, Leave = 0, LeavePivotal = 0, Add = 2 * Add, Probe = 1 };

    /// <summary>Draws a mix.</summary>
    public static SwarmMix Draw(RandomStream stream) => new()
    {
        Add = stream.Draw(Gen.Int[2, 8]),
        Correct = stream.Draw(Weight),
        Chain = stream.Draw(Weight),
        RefusedCorrection = stream.Draw(Weight),
        Remove = stream.Draw(Weight),
        Advance = stream.Draw(Weight),
        Probe = stream.Draw(Gen.Int[1, 3]),
        Join = stream.Draw(Weight),
        Leave = stream.Draw(Weight),
        Floor = stream.Draw(Weight),
        WorkerFetch = stream.Draw(Gen.Frequency((1, Gen.Int[0, 4]), (2, Gen.Int[0, 20]))),
        PortalFetch = stream.Draw(Gen.Int[0, 8]),
        Upgrade = stream.Draw(Weight),
        MissPercent = stream.Draw(AnyOf.Values(0, 0, 10, 50)),
        RestrictedPercent = stream.Draw(AnyOf.Values(0, 0, 10, 40)),
        CollidingPercent = stream.Draw(AnyOf.Values(0, 5, 20)),
        Sizes = stream.Draw(Spread),
        TopUp = stream.Draw(Weight),
        LeavePivotal = stream.Draw(Weight),
        Haste = stream.Draw(AnyOf.Values(1, 2, 6)),
        SetClock = stream.Draw(AnyOf.Values(0, 1, 2)),
        Ingest = stream.Draw(Weight),
        CorrectBatch = stream.Draw(Weight),
        Cover = stream.Draw(Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 3]))),
    };
}
