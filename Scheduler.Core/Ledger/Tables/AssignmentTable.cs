using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>How far worker assignments have been minted and confirmed.</summary>
internal sealed class AssignmentTable
{
    private readonly SortedSet<WorkerAssignmentId> _unconfirmed = [];

    /// <summary>Rises when one is minted or confirmed.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>The highest confirmed one; 0 if none.</summary>
    public WorkerAssignmentId Watermark { get; private set; }

    /// <summary>The highest minted one; 0 if none.</summary>
    public WorkerAssignmentId Newest { get; private set; }

    /// <summary>Those above the watermark, ascending.</summary>
    public IReadOnlyCollection<WorkerAssignmentId> Unconfirmed => _unconfirmed;

    /// <summary>Whether an assignment was minted and is not confirmed.</summary>
    public bool IsUnconfirmed(WorkerAssignmentId id) => _unconfirmed.Contains(id);

    /// <summary>Takes note of a minted one; they come in order.</summary>
    public void Mint(WorkerAssignmentId id)
    {
        _unconfirmed.Add(id);
        Newest = id;
        Changed.Touch();
    }

    /// <summary>Raises the watermark.</summary>
    public void Confirm(WorkerAssignmentId id)
    {
        _unconfirmed.RemoveWhere(minted => minted <= id);
        Watermark = id;
        Changed.Touch();
    }

    /// <summary>Sets how far both had come.</summary>
    public void Restore(WorkerAssignmentId newest, WorkerAssignmentId watermark)
    {
        (Newest, Watermark) = (newest, watermark);
        Changed.Touch();
    }
}
