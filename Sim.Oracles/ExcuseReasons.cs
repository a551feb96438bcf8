namespace Sim.Oracles;

/// <summary>Why an oracle may let something pass; reports count by these texts.</summary>
public static class ExcuseReasons
{
    /// <summary>No portal has taken an assignment yet.</summary>
    public const string NeverFetched = "never fetched";

    /// <summary>The portal's snapshot is as old as the window: workers owe it nothing.</summary>
    public const string BeyondWindow = "snapshot beyond M";

    /// <summary>The quorum tolerates stragglers here, so that the rule is measured and not demanded.</summary>
    public const string BelowFullQuorum = "below full quorum";

    /// <summary>As <see cref="BelowFullQuorum"/>, while the fleet is short.</summary>
    public const string BelowFullQuorumShort = "below full quorum, during a shortage";

    /// <summary>The latest scheduling attempt was refused.</summary>
    public const string Shortage = "shortage";

    /// <summary>The oracle would have fired, were the fleet not short.</summary>
    public const string MaskedByShortage = "masked by shortage";

    /// <summary>Every routed worker has departed: an availability event, not a fault.</summary>
    public const string AllRoutedDeparted = "all routed workers departed";

    /// <summary>The routing has not caught up with the departure of the routed workers.</summary>
    public const string DepartureNotSettled = "departure not settled";

    /// <summary>The chunk is listed on a worker that counts, although not on the routed one.</summary>
    public const string CoveredElsewhere = "covered elsewhere";

    /// <summary>The last copies left together with their worker.</summary>
    public const string Departure = "departure";

    /// <summary>Readers saw the chunk when nobody held it, so that it regains its copies one by one.</summary>
    public const string RegainsHolders = "visible chunk regains holders";

    /// <summary>The set packs only if no slot is wasted.</summary>
    public const string KnifeEdge = "knife edge";

    /// <summary>A chunk rests below its floor although a from-scratch packing exists.</summary>
    public const string ReconcileGap = "reconcile gap";

    /// <summary>The correction can never complete: its replacement was marked before it was placed, or rejected.</summary>
    public const string CannotComplete = "correction can never complete";
}
