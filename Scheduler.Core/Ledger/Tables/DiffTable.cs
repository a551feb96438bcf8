using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Changes of routing that wait for the confirmation of their assignment, in order of assignment and chunk.</summary>
internal sealed class DiffTable
{
    private readonly List<DiffView> _rows = [];
    private readonly Derived<DiffView[]> _view;

    public DiffTable()
    {
        _view = new(() => [.. _rows], Changed);
    }

    /// <summary>Rises when changes come or are settled.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>All of them.</summary>
    public IReadOnlyList<DiffView> Rows => _rows;

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<DiffView> View => _view.Value;

    /// <summary>Queues changes behind all others.</summary>
    public void Add(IReadOnlyList<DiffView> diffs)
    {
        if (diffs.Count > 0)
        {
            _rows.AddRange(diffs);
            Changed.Touch();
        }
    }

    /// <summary>Ends the changes of an assignment and of those before it.</summary>
    public void SettleUpTo(WorkerAssignmentId id)
    {
        if (_rows.RemoveAll(diff => diff.Assignment <= id) > 0)
        {
            Changed.Touch();
        }
    }
}
