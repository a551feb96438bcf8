namespace Scheduler.Core.Placement;

/// <summary>Holder lists turned round: the chunks of each worker, ascending.</summary>
internal sealed class WorkerRows
{
    private readonly int[] _starts;
    private readonly int[] _chunks;

    public WorkerRows(HolderLists holders, int workers)
    {
        _starts = new int[workers + 1];
        foreach (var worker in holders.Positions.AsSpan(0, holders.TotalCopies))
        {
            _starts[worker + 1]++;
        }

        for (var worker = 0; worker < workers; worker++)
        {
            _starts[worker + 1] += _starts[worker];
        }

        _chunks = new int[holders.TotalCopies];
        var next = _starts.AsSpan(0, workers).ToArray();
        for (var chunk = 0; chunk < holders.Count; chunk++)
        {
            foreach (var worker in holders[chunk])
            {
                _chunks[next[worker]++] = chunk;
            }
        }
    }

    /// <summary>Chunks of a worker.</summary>
    public ReadOnlySpan<int> this[int worker] => _chunks.AsSpan(_starts[worker], _starts[worker + 1] - _starts[worker]);
}
