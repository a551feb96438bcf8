namespace Scheduler.Core.Placement;

/// <summary>
/// Chunks by worker of a goal that goes on changing, built when something first asks for them: most plans never do. Additions are appended; what was
/// removed since stays listed, so that readers check each entry.
/// </summary>
internal sealed class CopiesByWorker
{
    private readonly List<int>[] _chunks;

    /// <summary>Turns the rows of a goal around.</summary>
    /// <param name="goal">The workers of each chunk.</param>
    /// <param name="workers">Number of workers.</param>
    public CopiesByWorker(GoalRows goal, int workers)
    {
        _chunks = new List<int>[workers];
        for (var worker = 0; worker < workers; worker++)
        {
            _chunks[worker] = [];
        }

        for (var chunk = 0; chunk < goal.ChunkCount; chunk++)
        {
            foreach (var worker in goal[chunk])
            {
                _chunks[worker].Add(chunk);
            }
        }
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
