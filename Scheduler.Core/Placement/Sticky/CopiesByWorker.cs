namespace Scheduler.Core.Placement;

/// <summary>
/// Chunks by worker, built when something first asks for them: most plans never do. Additions are appended; what was
/// removed since stays listed, so that readers check each entry.
/// </summary>
internal sealed class CopiesByWorker
{
    private readonly List<int>[] _chunks;

    private CopiesByWorker(List<int>[] chunks)
    {
        _chunks = chunks;
    }

    /// <summary>Turns rows around.</summary>
    /// <param name="chunks">Number of rows.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="rowOf">The workers of a chunk.</param>
    public static CopiesByWorker Of(int chunks, int workers, Func<int, ReadOnlySpan<ushort>> rowOf)
    {
        var counts = new int[workers];
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            foreach (var worker in rowOf(chunk))
            {
                counts[worker]++;
            }
        }

        var lists = Array.ConvertAll(counts, static count => new List<int>(count));
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            foreach (var worker in rowOf(chunk))
            {
                lists[worker].Add(chunk);
            }
        }

        return new CopiesByWorker(lists);
    }

    /// <summary>The chunks of a worker, ascending as far as they were there from the start.</summary>
    public List<int> this[int worker] => _chunks[worker];

    /// <summary>Lists a copy that was added.</summary>
    public void Add(int chunk, int worker)
    {
        if (!_chunks[worker].Contains(chunk))
        {
            _chunks[worker].Add(chunk);
        }
    }
}
