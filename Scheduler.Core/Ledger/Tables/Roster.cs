using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The worker registry with the views of it that cycles ask for, kept until the registry changes.</summary>
internal sealed class Roster
{
    private const int MostKeysPerWorker = 64;

    private readonly List<WorkerRow> _rows = [];
    private int[] _positions = [];
    private SchedulingWorkers? _active;
    private SortedTable<WorkerPk, AssignmentWorker>? _published;
    private IReadOnlyList<WorkerView>? _views;

    public Roster()
    {
        IsActive = worker => PositionOf(worker) >= 0;
    }

    /// <summary>Rises when the registry changes.</summary>
    public Stamp Changed { get; } = new();

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
        if (_positions.Length == 0)
        {
            return Math.Max(-1, Array.BinarySearch(_active.Pks, worker));
        }

        var index = worker.Value - _active.Pks[0].Value;
        return index >= 0 && index < _positions.Length ? _positions[index] : -1;
    }

    /// <summary>Takes over all rows.</summary>
    /// <param name="workers">Ascending.</param>
    public void Replace(IReadOnlyList<WorkerView> workers)
    {
        _rows.Clear();
        foreach (var view in workers)
        {
            _rows.Add(new WorkerRow(view));
        }

        Forget();
    }

    private SchedulingWorkers BuildActive()
    {
        var active = _rows.FindAll(static row => row.View.IsActive);
        WorkerPk[] pks = [.. active.Select(row => row.Pk)];
        _positions = TableOf(pks);
        return new SchedulingWorkers(
            pks, [.. active.Select(row => row.View.PeerId)], [.. active.Select(row => row.View.Version)]);
    }

    /// <summary>A table of positions by key, from the first active key to the last. None where keys lie so far apart that it would be mostly empty: then they are searched.</summary>
    private static int[] TableOf(WorkerPk[] pks)
    {
        var keys = pks.Length == 0 ? 0 : pks[^1].Value - pks[0].Value + 1;
        if (keys > (long)pks.Length * MostKeysPerWorker)
        {
            return [];
        }

        var positions = new int[keys];
        Array.Fill(positions, -1);
        for (var position = 0; position < pks.Length; position++)
        {
            positions[pks[position].Value - pks[0].Value] = position;
        }

        return positions;
    }

    private void Forget()
    {
        _active = null;
        _published = null;
        _views = null;
        Changed.Touch();
    }
}
