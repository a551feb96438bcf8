namespace Scheduler.Core.Lifecycle;

/// <summary>How the list of waiting chunks changes with a plan.</summary>
/// <param name="Waiting">All that wait now, ascending by chunk.</param>
/// <param name="Begun">Those of them that did not wait before, ascending.</param>
/// <param name="Altered">Those of them that waited for another reason before, ascending.</param>
/// <param name="Ended">Chunks that wait no more, ascending.</param>
public sealed record WaitingChange(
    IReadOnlyList<WaitingChunk> Waiting,
    IReadOnlyList<WaitingChunk> Begun,
    IReadOnlyList<WaitingChunk> Altered,
    IReadOnlyList<WaitingChunk> Ended)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Begun.Count + Altered.Count + Ended.Count == 0;

    /// <summary>Compares what waits now with what waited before. A chunk that goes on waiting keeps its tick.</summary>
    /// <param name="before">What waited before, ascending by chunk.</param>
    /// <param name="now">What waits now and why, ascending by chunk.</param>
    /// <param name="tick">Tick of the cycle.</param>
    public static WaitingChange Of(IReadOnlyList<WaitingChunk> before, IReadOnlyList<(ChunkPk Chunk, WaitingReason Reason)> now, Tick tick)
    {
        if (before.Count == 0 && now.Count == 0)
        {
            return new WaitingChange([], [], [], []);
        }

        var waiting = new List<WaitingChunk>(now.Count);
        var (begun, altered, ended) = (new List<WaitingChunk>(), new List<WaitingChunk>(), new List<WaitingChunk>());
        var next = 0;
        foreach (var (chunk, reason) in now)
        {
            while (next < before.Count && before[next].Chunk < chunk)
            {
                ended.Add(before[next++]);
            }

            var earlier = next < before.Count && before[next].Chunk == chunk ? before[next++] : null;
            var row = earlier is null ? new WaitingChunk(chunk, reason, tick) : earlier with { Reason = reason };
            waiting.Add(row);
            if (earlier is null)
            {
                begun.Add(row);
            }
            else if (earlier.Reason != reason)
            {
                altered.Add(row);
            }
        }

        ended.AddRange(before.Skip(next));
        return new WaitingChange(waiting, begun, altered, ended);
    }
}
