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

    /// <summary>Whether a fleet has to be divided: reliability counts, and somebody is not reliable.</summary>
    public static bool IsNeeded(PlacementInput input) =>
        !input.Configuration.IgnoreReliability && !Array.TrueForAll(input.Workers.Statuses, status => status == WorkerStatus.Online);

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

    /// <summary>Rows in the old order, of which those of the reliable workers and those of the others come from different plans.</summary>
    /// <param name="reliable">Rows of the reliable workers alone, in the new order.</param>
    /// <param name="everybody">Rows of all workers, in the new order; the reliable ones in them do not count.</param>
    public HolderLists Merge(HolderLists reliable, HolderLists everybody)
    {
        var offsets = new int[reliable.Count + 1];
        var positions = new List<ushort>(reliable.TotalCopies + everybody.TotalCopies);
        for (var chunk = 0; chunk < reliable.Count; chunk++)
        {
            foreach (var worker in reliable[chunk])
            {
                positions.Add(Order.Before(worker));
            }

            foreach (var worker in everybody[chunk])
            {
                if (worker >= Reliable)
                {
                    positions.Add(Order.Before(worker));
                }
            }

            offsets[chunk + 1] = positions.Count;
        }

        return new HolderLists(offsets, [.. positions]);
    }

    private PlacementInput Rearranged(PlacementInput input, int count)
    {
        return Order.Apply(input, count);
    }
}
