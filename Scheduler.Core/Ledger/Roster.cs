using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The worker registry with the views of it that cycles ask for, kept until the registry changes.</summary>
internal sealed class Roster
{
    private readonly List<WorkerRow> _rows = [];
    private readonly List<int> _positions = [];
    private SchedulingWorkers? _active;
    private SortedTable<WorkerPk, AssignmentWorker>? _published;
    private IReadOnlyList<WorkerView>? _views;
    private long _lastPk;

    public Roster()
    {
        IsActive = worker => PositionOf(worker) >= 0;
#if MUTANTS
        if (Mutants.IsOn(Mutant.DepartedWorkersOffered))
        {
            IsActive = worker => _rows.Exists(row => row.Pk == worker && row.View.IsActive);
        }
#endif
    }

    /// <summary>Whether a worker is registered and active.</summary>
    public Func<WorkerPk, bool> IsActive { get; }

    /// <summary>The active workers by columns, ascending.</summary>
    public SchedulingWorkers Active => _active ??= BuildActive();

    /// <summary>The registry as assignments carry it.</summary>
    public SortedTable<WorkerPk, AssignmentWorker> Published =>
        _published ??= new([.. _rows.Select(row => row.Pk)], [.. _rows.Select(row => row.Published)]);

    /// <summary>The registry as inspection shows it.</summary>
    public IReadOnlyList<WorkerView> Views => _views ??= [.. _rows.Select(row => row.View)];

    /// <summary>Position of a worker among the active ones; -1 if it is departed or not registered.</summary>
    public int PositionOf(WorkerPk worker)
    {
        _active ??= BuildActive();
        var index = (int)worker.Value - 1;
        return index < _positions.Count ? _positions[index] : -1;
    }

    /// <summary>Takes over all rows.</summary>
    /// <param name="workers">Ascending.</param>
    public void Replace(IReadOnlyList<WorkerView> workers)
    {
        _rows.Clear();
        foreach (var view in workers)
        {
            _rows.Add(new WorkerRow(view));
            _lastPk = Math.Max(_lastPk, view.Pk.Value);
        }

        Forget();
    }

    private SchedulingWorkers BuildActive()
    {
        _positions.Clear();
        for (var i = 0L; i < _lastPk; i++)
        {
            _positions.Add(-1);
        }

        var active = _rows.FindAll(static row => row.View.IsActive);
#if MUTANTS
        active = Mutants.IsOn(Mutant.DepartedWorkersOffered) ? [.. _rows] : active;
#endif
        for (var i = 0; i < active.Count; i++)
        {
            _positions[(int)active[i].Pk.Value - 1] = i;
        }

        return new SchedulingWorkers(
            [.. active.Select(row => row.Pk)], [.. active.Select(row => row.View.PeerId)], [.. active.Select(row => row.View.Version)]);
    }

    private void Forget()
    {
        _active = null;
        _published = null;
        _views = null;
    }
}
