namespace Sim.Models.World;

/// <summary>What happened in a world since its start, as far as witnesses ask for it.</summary>
public sealed class WorldCounters
{
    /// <summary>Corrections refused for a typed reason.</summary>
    public long RejectedCorrections { get; set; }

    /// <summary>Draining copies deleted because their window had passed.</summary>
    public long ExpiredDrains { get; set; }

    /// <summary>Copies deleted at once to seat another chunk's floor copy.</summary>
    public long Evictions { get; set; }

    /// <summary>Draining copies taken back because every ideal holder had departed.</summary>
    public long RescuedDrains { get; set; }

    /// <summary>Workers deleted from the registry.</summary>
    public long DeletedWorkers { get; set; }

    /// <summary>Refusals excused as a knife edge.</summary>
    public long KnifeEdges { get; set; }

    /// <summary>Routed chunks without a listed active holder that a shortage masked, summed over all judgements.</summary>
    public long MaskedStrands { get; set; }

    /// <summary>Chunks held back by the latest visibility pass.</summary>
    public long HeldBack { get; set; }

    /// <summary>Convergence probes that ran.</summary>
    public long Probes { get; set; }

    /// <summary>Probes that confirmed a shortage.</summary>
    public long SaturationEpisodes { get; set; }

    /// <summary>Steps that were not idle.</summary>
    public long RealSteps { get; set; }
}
