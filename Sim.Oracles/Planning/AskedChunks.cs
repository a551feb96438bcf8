using System.Text;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>Whether a plan was told of the chunks that take part, of each once, in the one order, as they are stored and seen.</summary>
internal static class AskedChunks
{
    private const int MostBytesOnStack = 128;

    public static Verdict? Judge(PlacementView before, ExpectedQuestion expected, SchedulingChunks chunks)
    {
        for (var asked = 0; asked < chunks.Count; asked++)
        {
            var row = before.RowOf(chunks.Pks[asked]);
            if (row < 0 || !expected.TakesPart(row))
            {
                var name = Wording.Name(chunks.Pks[asked], before);
                return Wording.OfChunk(OracleCatalog.PlannerInput, name, $"the planner was asked to place {name}, which takes no part in this plan");
            }

            if ((asked > 0 ? JudgeOrder(before.ChunkAt(before.RowOf(chunks.Pks[asked - 1])), before.ChunkAt(row)) : null) is { } disorder)
            {
                return disorder;
            }

            if (JudgeRow(before, row, chunks, asked) is { } verdict)
            {
                return verdict;
            }
        }

        return chunks.Count == expected.CountChunks() || expected.FirstMissing(chunks.Pks) is not { } missing
            ? null
            : Wording.OfChunk(
                OracleCatalog.PlannerInput, Wording.Name(missing), $"the planner was not asked to place {Wording.Name(missing)}, which takes part in this plan");
    }

    /// <summary>Whether a column of texts has a text.</summary>
    public static bool IsText(ReadOnlySpan<byte> told, string expected)
    {
        Span<byte> buffer = stackalloc byte[MostBytesOnStack];
        return Encoding.UTF8.TryGetBytes(expected, buffer, out var length)
            ? told.SequenceEqual(buffer[..length])
            : told.SequenceEqual(Encoding.UTF8.GetBytes(expected));
    }

    private static Verdict? JudgeOrder(ChunkView earlier, ChunkView later)
    {
        var order = ReferenceEquals(earlier.Dataset, later.Dataset) ? 0 : CompareBytes(earlier.Dataset, later.Dataset);
        order = order != 0 ? order : earlier.Blocks.First.CompareTo(later.Blocks.First);
        order = order != 0 ? order : earlier.Pk.CompareTo(later.Pk);
        return order < 0
            ? null
            : Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(later),
                $"the planner was asked to place {Wording.Name(later)} after {Wording.Name(earlier)}; the order is dataset, first block, key");
    }

    private static int CompareBytes(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    private static Verdict? JudgeRow(PlacementView before, int row, SchedulingChunks chunks, int asked)
    {
        var chunk = before.ChunkAt(row);
        if (chunks.DatasetNames[chunks.Datasets[asked]] != chunk.Dataset || !IsText(chunks.Ids[asked], chunk.Id))
        {
            return Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the planner was told that {Wording.Name(chunk)} is {chunks.DatasetNames[chunks.Datasets[asked]]}/{Encoding.UTF8.GetString(chunks.Ids[asked])}");
        }

        if (chunks.SizesBytes[asked] != chunk.SizeBytes || chunks.FirstBlocks[asked] != chunk.Blocks.First || chunks.LastBlocks[asked] != chunk.Blocks.Last)
        {
            return Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the planner was told that {Wording.Name(chunk)} has {chunks.SizesBytes[asked]} bytes and blocks {chunks.FirstBlocks[asked]}..{chunks.LastBlocks[asked]}; it has {chunk.SizeBytes} and {chunk.Blocks.First}..{chunk.Blocks.Last}");
        }

        var isDropped = chunks.Dropped.Length > 0 && chunks.Dropped[asked];
        if (isDropped != before.LifecycleAt(row) is { DroppedAtPortal: not null })
        {
            return Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the planner was told that {Wording.Name(chunk)} {(isDropped ? "has been dropped, and it has not" : "has not been dropped, and it has")}");
        }

        return chunks.Visible[asked] == before.IsVisible(row)
            ? null
            : Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the planner was told that readers {(chunks.Visible[asked] ? "see" : "do not see")} {Wording.Name(chunk)}, and {(chunks.Visible[asked] ? "they do not" : "they do")}");
    }
}
