namespace Scheduler.Core.Placement;

/// <summary>A fleet with its reliable workers first; within each part the order stays.</summary>
internal sealed class ReliabilityPartition
{
    private ReliabilityPartition(WorkerOrder order, int reliable)
    {
        Order = order;
        Reliable = reliable;
    }

    /// <summary>The new order.</summary>
    public WorkerOrder Order { get; }

    /// <summary>Number of reliable workers: the length of the prefix.</summary>
    public int Reliable { get; }

    /// <summary>Divides a fleet.</summary>
    public static ReliabilityPartition Of(WorkerStatus[] statuses)
    {
        var before = new ushort[statuses.Length];
        var next = 0;
        for (var worker = 0; worker < statuses.Length; worker++)
        {
            if (statuses[worker] == WorkerStatus.Online)
            {
                before[next++] = (ushort)worker;
            }
        }

        var reliable = next;
        for (var worker = 0; worker < statuses.Length; worker++)
        {
            if (statuses[worker] != WorkerStatus.Online)
            {
                before[next++] = (ushort)worker;
            }
        }

        return new ReliabilityPartition(new WorkerOrder(before), reliable);
    }

    /// <summary>The input as the reliable workers alone would see it. Copies on other workers are not seen at all.</summary>
    public PlacementInput ReliableOnly(PlacementInput input) => Rearranged(input, Reliable);

    /// <summary>The input over all workers, the reliable ones first.</summary>
    public PlacementInput Everybody(PlacementInput input) => Rearranged(input, input.Workers.Count);

    private PlacementInput Rearranged(PlacementInput input, int count)
    {
#if MUTANTS
        if (Mutants.IsOn(Mutant.HoldersNotRearranged) && count == input.Workers.Count)
        {
            return input with { Workers = Order.Apply(input.Workers, count) };
        }
#endif
        return input with
        {
            Workers = Order.Apply(input.Workers, count),
            Held = Order.Apply(input.Held, count),
            Committed = Order.Apply(input.Committed, count),
            Routed = Order.Apply(input.Routed, count),
        };
    }
}
