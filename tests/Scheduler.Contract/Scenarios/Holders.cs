using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>Compares published holders with those that a case names.</summary>
public static class Holders
{
    /// <summary>The map names exactly these chunks with exactly these workers.</summary>
    public static void AreExactly(ChunkHolderMap actual, params Placed[] expected) =>
        Assert.Equal(Text(expected.Select(row => (row.Chunk, (IReadOnlyList<WorkerPk>)[.. row.Workers.Order()]))), Text(actual.Select(row => (row.Key, row.Value))));

    /// <summary>The rows are exactly these chunks with exactly these workers.</summary>
    public static void AreExactly(IReadOnlyList<HoldersView> actual, params Placed[] expected) =>
        Assert.Equal(Text(expected.Select(row => (row.Chunk, (IReadOnlyList<WorkerPk>)[.. row.Workers.Order()]))), Text(actual.Select(row => (row.Chunk, row.Workers))));

    private static string Text(IEnumerable<(ChunkPk Chunk, IReadOnlyList<WorkerPk> Workers)> rows) =>
        string.Join("; ", rows.OrderBy(row => row.Chunk).Select(row => $"{row.Chunk} on {string.Join(' ', row.Workers)}"));
}
