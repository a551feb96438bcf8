using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>Names things in the sentences of violations; called only when something is wrong. Keys become marks (<see cref="SubjectMark"/>).</summary>
internal static class Wording
{
    public static string Name(ChunkView chunk) => Name(chunk.Dataset, chunk.Id, chunk.Pk);

    public static string Name(ChunkPk pk, SortedTable<ChunkPk, Chunk> chunks) =>
        chunks.TryGetValue(pk, out var chunk) ? Name(chunk.Dataset, chunk.Id, pk) : Name(pk);

    public static string Name(ChunkPk pk, PlacementView view)
    {
        var row = view.RowOf(pk);
        return row < 0 ? Name(pk) : Name(view.ChunkAt(row));
    }

    /// <summary>A chunk of which nothing else is known.</summary>
    public static string Name(ChunkPk pk) => Text($"chunk {pk}");

    public static string Name(WorkerPk worker) => Text($"worker {worker}");

    public static string List(ReadOnlySpan<WorkerPk> workers)
    {
        var texts = new string[workers.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = SubjectMark.Of(workers[i]);
        }

        return Text($"[{string.Join(", ", texts)}]");
    }

    public static string Text(FormattableString sentence) => sentence.ToString(MarkingFormat.Instance);

    public static Verdict OfChunk(OracleDescription oracle, string chunkName, FormattableString sentence) =>
        Verdict.Violated(new Violation(oracle.Id, "chunk", chunkName, Text(sentence)));

    public static Verdict Of(OracleDescription oracle, string subjectKind, string subject, FormattableString sentence) =>
        Verdict.Violated(new Violation(oracle.Id, subjectKind, subject, Text(sentence)));

    private static string Name(string dataset, string id, ChunkPk pk) => Text($"chunk {dataset}/{id} ({pk})");
}
