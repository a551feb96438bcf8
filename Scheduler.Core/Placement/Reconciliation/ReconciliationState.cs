namespace Scheduler.Core.Placement;

/// <summary>The disks and the result as stage 2 builds it up.</summary>
internal sealed class ReconciliationState
{
    private readonly long[] _sizesBytes;

    /// <summary>Starts with nothing published.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="freeBytes">Free space of each worker, with all that it holds charged; taken over.</param>
    /// <param name="mostCopies">For each chunk, the most copies that can be published.</param>
    public ReconciliationState(PlacementInput input, long[] freeBytes, ReadOnlySpan<int> mostCopies)
    {
        _sizesBytes = input.Chunks.SizesBytes;
        Held = new HeldCopies(input.Held);
        Published = new CopyRows(mostCopies);
        FreeBytes = freeBytes;
    }

    /// <summary>The copies on the disks.</summary>
    public HeldCopies Held { get; }

    /// <summary>The copies of the result.</summary>
    public CopyRows Published { get; }

    /// <summary>Free space of each worker; negative on one that holds more than its capacity.</summary>
    public long[] FreeBytes { get; }

    /// <summary>Publishes a copy that has to be downloaded.</summary>
    public void PublishFresh(int chunk, ushort worker)
    {
        FreeBytes[worker] -= _sizesBytes[chunk];
        Published.Add(chunk, worker);
    }

    /// <summary>Publishes a copy that is on the disk already.</summary>
    public void PublishHeld(int chunk, ushort worker) => Published.Add(chunk, worker);

    /// <summary>Withdraws all copies of a chunk that nobody holds, and gives their bytes back.</summary>
    public void WithdrawFresh(int chunk)
    {
        foreach (var worker in Published[chunk])
        {
            FreeBytes[worker] += _sizesBytes[chunk];
        }

        Published.Clear(chunk);
    }
}
