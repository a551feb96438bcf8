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

    /// <summary>
    /// The copy was given up when the scheduler could not know who really has the chunk. Either readers did not see it; or every
    /// worker that they were routed to had departed or had been told before to delete it; or the workers that were left had gone
    /// unnoticed or had come back with empty disks.
    /// </summary>
    public const string PossessionUnknown = "possession unknown";

    /// <summary>A listed worker departed since the last scheduling cycle, and only that cycle can list another.</summary>
    public const string DepartureAwaitsCycle = "departure awaits the next cycle";

    /// <summary>A listed worker is gone and nobody has noticed yet, so that no cycle could list another.</summary>
    public const string DepartureUnnoticed = "departure not noticed yet";

    /// <summary>The chunk had lost its copies and was shown since the last scheduling cycle; only the next cycle can list it again.</summary>
    public const string PromotionAwaitsCycle = "promotion awaits the next cycle";

    /// <summary>The routing has not caught up with the departure of the routed workers.</summary>
    public const string DepartureNotSettled = "departure not settled";

    /// <summary>The routed workers were away, came back with empty disks, and no assignment is confirmed that was minted since.</summary>
    public const string ReturnNotSettled = "return not settled";

    /// <summary>The chunk is listed on a worker that counts, although not on the routed one.</summary>
    public const string CoveredElsewhere = "covered elsewhere";

    /// <summary>The last copies left together with their worker.</summary>
    public const string Departure = "departure";

    /// <summary>Readers saw the chunk when nobody held it, so that it regains its copies one by one.</summary>
    public const string RegainsHolders = "visible chunk regains holders";

    /// <summary>The set packs only if no slot is wasted.</summary>
    public const string KnifeEdge = "knife edge";

    /// <summary>
    /// The planner found nothing, no search of ours found what it should have found, and no bound and no complete search proves that
    /// there is nothing.
    /// </summary>
    public const string Undecided = "neither found nor disproved";

    /// <summary>
    /// <c>multistep</c> seats copies greedily, as its specification demands. It showed its seats, and they leave no place for one more
    /// copy, although another order would have left one.
    /// </summary>
    public const string StuckSeating = "greedy seating got stuck";

    /// <summary>From where the copies are, no moves lead to the missing floor, whether or not the floors would pack on an empty fleet.</summary>
    public const string NoRoomToMove = "no room to move";

    /// <summary>
    /// Moves lead to the floor that is missing, but only such as give up copies of a chunk whose other copies the routing never
    /// learns of: a rescue took those back, which queues no change of routing. A planner that gives up a copy only once another
    /// one is routed waits for ever.
    /// </summary>
    public const string UnprovenCopies = "other copies unproven";

    /// <summary>A visible chunk claims part of the range of the one that is missing.</summary>
    public const string HeldBack = "held back";

    /// <summary>The worker has applied another assignment than the one in question.</summary>
    public const string OtherAssignmentApplied = "other assignment applied";

    /// <summary>The planner was asked something else than the time before.</summary>
    public const string OtherInput = "other planner input";

    /// <summary>Enough copies of a dropped chunk were kept, but draining ones instead of those of the ideal.</summary>
    public const string KeptDrainInstead = "kept a draining copy instead";

    /// <summary>The correction can never complete: its replacement was rejected, or marked before it was placed.</summary>
    public const string CannotComplete = "correction can never complete";
}
