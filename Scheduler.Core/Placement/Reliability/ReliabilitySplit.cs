namespace Scheduler.Core.Placement;

/// <summary>
/// Runs a planner over a fleet of which some workers may be unreliable. Unless reliability is ignored, the
/// reliable workers get what they would get alone, and the others what they would get in the whole fleet, so
/// that a worker that comes and goes never moves anything between reliable ones.
/// </summary>
/// <typeparam name="TMemory">What a planner keeps of a fleet from call to call, such as its rings.</typeparam>
internal sealed class ReliabilitySplit<TMemory>
    where TMemory : class
{
    private readonly TMemory _reliable;
    private readonly Func<PlacementInput, TMemory, PlacementOutcome> _planFleet;

    /// <summary>Creates the split.</summary>
    /// <param name="planFleet">Plans over one fleet, all workers alike.</param>
    /// <param name="newMemory">Makes an empty memory.</param>
    public ReliabilitySplit(Func<PlacementInput, TMemory, PlacementOutcome> planFleet, Func<TMemory> newMemory)
    {
        _reliable = newMemory();
        Everybody = newMemory();
        _planFleet = planFleet;
    }

    /// <summary>What is kept of all workers together.</summary>
    public TMemory Everybody { get; }

    /// <summary>Plans over all workers alike.</summary>
    public PlacementOutcome PlanTogether(PlacementInput input) => _planFleet(input, Everybody);

    /// <summary>Plans as the configuration demands.</summary>
    public PlacementOutcome Plan(PlacementInput input)
    {
        if (!ReliabilityPartition.IsNeeded(input))
        {
            return PlanTogether(input);
        }

        var partition = ReliabilityPartition.Of(input.Workers.Statuses);
        var alone = _planFleet(partition.ReliableOnly(input), _reliable);
        if (alone is not PlacementOutcome.Placed reliable)
        {
            return Refusal(partition, alone);
        }

        var together = _planFleet(partition.Everybody(input), Everybody);
        return together is PlacementOutcome.Placed everybody ? Merge(partition, reliable, everybody) : Refusal(partition, together);
    }

    private static PlacementOutcome Refusal(ReliabilityPartition partition, PlacementOutcome outcome) =>
        outcome is PlacementOutcome.NotEnoughCapacity { Stuck: { } stuck }
            ? new PlacementOutcome.NotEnoughCapacity(stuck with { Seated = partition.Order.Undo(stuck.Seated) })
            : outcome;

    private static PlacementOutcome.Placed Merge(
        ReliabilityPartition partition, PlacementOutcome.Placed reliable, PlacementOutcome.Placed everybody) => reliable with
        {
            Workers = partition.Merge(reliable.Workers, everybody.Workers),
            Evicted = MergeEvictions(partition, reliable.Evicted, everybody.Evicted),
        };

    /// <summary>Each eviction belongs to the pass whose lists its worker keeps; another pass may have published that very copy.</summary>
    private static List<EvictedCopy> MergeEvictions(
        ReliabilityPartition partition, IReadOnlyList<EvictedCopy> reliable, IReadOnlyList<EvictedCopy> everybody)
    {
        var merged = new List<EvictedCopy>();
        foreach (var evicted in reliable)
        {
            merged.Add(partition.Order.Undo(evicted));
        }

        foreach (var evicted in everybody)
        {
            if (evicted.Worker >= partition.Reliable)
            {
                merged.Add(partition.Order.Undo(evicted));
            }
        }

        return merged;
    }
}
