using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>Sketches published assignments. Chunk k is "a/ck", blocks 2k..2k+1, unless the map of chunks is given.</summary>
internal static class Published
{
    /// <summary>A portal assignment that shows exactly the chunks that it routes.</summary>
    public static PortalAssignment Portal(long id, long watermark, params (int Chunk, int[] Workers)[] routing) =>
        Portal(id, watermark, [.. routing.Select(entry => Chunk(entry.Chunk))], routing);

    public static PortalAssignment Portal(
        long id, long watermark, (int Pk, Chunk Chunk)[] chunks, params (int Chunk, int[] Workers)[] routing) =>
        new(new PortalAssignmentId(id), new WorkerAssignmentId(watermark), Map(routing), Table(chunks), Nobody);

    public static WorkerAssignment Worker(long id, params (int Chunk, int[] Workers)[] listing) =>
        new(new WorkerAssignmentId(id), Map(listing), Table([.. listing.Select(entry => Chunk(entry.Chunk))]), Nobody, new SortedTable<ushort, ushort>([], []));

    public static (int Pk, Chunk Chunk) Chunk(int pk, string dataset = "a", long? first = null, long? last = null, long sizeBytes = 100) =>
        (pk, new Chunk(dataset, $"c{pk}", sizeBytes, new BlockRange(first ?? 2L * pk, last ?? first ?? ((2L * pk) + 1)), []));

    private static SortedTable<WorkerPk, AssignmentWorker> Nobody => new([], []);

    private static ChunkHolderMap Map((int Chunk, int[] Workers)[] entries) => new(
        [.. entries.Select(entry => new ChunkPk(entry.Chunk))],
        [.. entries.Select(entry => entry.Workers.Select(worker => new WorkerPk(worker)).ToArray())]);

    private static SortedTable<ChunkPk, Chunk> Table((int Pk, Chunk Chunk)[] chunks) => new(
        [.. chunks.Select(entry => new ChunkPk(entry.Pk))], [.. chunks.Select(entry => entry.Chunk)]);
}
