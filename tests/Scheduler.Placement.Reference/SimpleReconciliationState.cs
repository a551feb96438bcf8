using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>The disks and the result as stage 2 builds it up.</summary>
internal sealed class SimpleReconciliationState
{
    private readonly long[] _sizesBytes;

    /// <summary>Starts with nothing published and every disk charged with all that it holds, drains included: deletion is asynchronous, so dropped bytes are still there this cycle.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="mostCopies">For each chunk, the most copies that can be published.</param>
    public SimpleReconciliationState(PlacementInput input, ReadOnlySpan<int> mostCopies)
    {
        _sizesBytes = input.Chunks.SizesBytes;
        Held = new SimpleHeldCopies(input.Held);
        Published = new SimpleCopyRows(mostCopies);
        FreeBytes = new long[input.Workers.Count];
        Array.Fill(FreeBytes, input.Configuration.WorkerCapacityBytes);
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            foreach (var worker in input.Held[chunk])
            {
                FreeBytes[worker] -= _sizesBytes[chunk];
            }
        }
    }

    /// <summary>The copies on the disks.</summary>
    public SimpleHeldCopies Held { get; }

    /// <summary>The copies of the result.</summary>
    public SimpleCopyRows Published { get; }

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
