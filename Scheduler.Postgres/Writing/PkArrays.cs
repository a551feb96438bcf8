using System.Runtime.InteropServices;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Writing;

/// <summary>Typed keys as the plain numbers that the driver knows.</summary>
internal static class PkArrays
{
    /// <summary>Keys of workers.</summary>
    public static long[] Of(IReadOnlyList<WorkerPk> workers) =>
        workers is WorkerPk[] array
            ? MemoryMarshal.Cast<WorkerPk, long>(array.AsSpan()).ToArray()
            : [.. workers.Select(static worker => worker.Value)];

    /// <summary>Keys of workers, read back.</summary>
    public static WorkerPk[] ToWorkers(long[] values) => MemoryMarshal.Cast<long, WorkerPk>(values.AsSpan()).ToArray();

    /// <summary>A slice of chunk keys.</summary>
    public static long[] Of(IReadOnlyList<ChunkPk> chunks, int start, int count)
    {
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = chunks[start + i].Value;
        }

        return values;
    }
}
