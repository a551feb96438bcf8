using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Tracing;

/// <summary>Short names for people: <c>W3</c> is the machine at position 3 of the pool, <c>C5</c> the chunk at position 5 in order of keys. Both are stable, since chunks are never deleted.</summary>
/// <param name="state">The chunks.</param>
/// <param name="pool">The machines.</param>
internal sealed class TraceNames(StorageState state, WorkerPool pool) : ISubjectNames
{
    /// <summary>The name of a machine.</summary>
    public static string OfWorker(int index) => string.Create(CultureInfo.InvariantCulture, $"W{index}");

    /// <summary>The name of a chunk.</summary>
    public static string OfChunk(int position) => string.Create(CultureInfo.InvariantCulture, $"C{position}");

    /// <summary>The name of the machine that has, or once had, a key; a key that no machine ever had is named as it is.</summary>
    public string Of(WorkerPk worker) => pool.FindIndex(worker) is { } index ? OfWorker(index) : KeyNames.Instance.Of(worker);

    /// <summary>The name of the chunk that has a key; a key that no chunk has is named as it is.</summary>
    public string Of(ChunkPk chunk)
    {
        for (var position = 0; position < state.Chunks.Count; position++)
        {
            if (state.Chunks[position].Pk == chunk)
            {
                return OfChunk(position);
            }
        }

        return KeyNames.Instance.Of(chunk);
    }

    /// <summary>The names of several machines in order of position; <c>-</c> for none.</summary>
    public string Of(IEnumerable<WorkerPk> workers) => Listed(workers.Select(pool.IndexOf).Order().Select(OfWorker));

    /// <summary>The names of the chunks that a condition picks, in order of keys; <c>-</c> for none.</summary>
    public string OfChunks(Func<ChunkPk, bool> isWanted) =>
        Listed(Enumerable.Range(0, state.Chunks.Count).Where(position => isWanted(state.Chunks[position].Pk)).Select(OfChunk));

    private static string Listed(IEnumerable<string> names)
    {
        var text = string.Join(' ', names);
        return text.Length == 0 ? "-" : text;
    }
}
