using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Which chunks of a cycle are those of the cycle before.</summary>
public sealed class ChunkMatchTests
{
    private static readonly int MostAhead = WorkEdges.Usual.MostRowsAhead;

    /// <summary>Goal: what is matched is the same chunk, and every chunk at most once. Method: random lists that share numbers in any order.</summary>
    [Fact]
    public void Only_equal_chunks_are_matched_and_rows_ascend() => Gen.Select(Gen.Int[0, 30].Array[0, 40], Gen.Int[0, 30].Array[0, 40], Gen.OneOf(1, 2, 3, MostAhead)).Sample(
        (before, after, mostAhead) =>
        {
            var last = -1;
            var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(before), TestFleet.Chunks(after), mostAhead);
            for (var row = 0; row < rows.Length; row++)
            {
                if (rows[row] != ChunkMatch.None)
                {
                    Assert.Equal(before[rows[row]], after[row]);
                    Assert.InRange(rows[row], last + 1, before.Length - 1);
                    last = rows[row];
                }
            }
        });

    [Fact]
    public void All_kept_chunks_are_found_among_those_that_came_and_went()
    {
        int[] before = [.. Enumerable.Range(0, 2000)];
        int[] after = [.. before.Where(number => number % 50 != 7 && number is < 400 or >= 600), 3000, 3001];
        int[] mixed = [9000, 9001, .. after[..700], 9002, .. after[700..]];

        var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(before), TestFleet.Chunks(mixed), MostAhead);

        Assert.Equal([.. mixed.Select(number => number < 2000 ? number : ChunkMatch.None)], rows);
    }

    [Fact]
    public void Equal_ids_of_different_datasets_are_different_chunks()
    {
        var before = TestFleet.Chunks(10);
        var after = before with { DatasetNames = ["s3://another", .. before.DatasetNames], Datasets = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] };

        Assert.Equal([-1, -1, -1, -1, -1, 5, 6, 7, 8, 9], ChunkMatch.RowsBefore(before, after, MostAhead));
        Assert.False(ChunkMatch.AreEqual(before, after));
        Assert.True(ChunkMatch.AreEqual(before, TestFleet.Chunks(10)));
    }

    [Fact]
    public void Lists_that_share_nothing_are_told_apart_without_a_search_of_all_pairs()
    {
        var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(Enumerable.Range(0, 50_000)), TestFleet.Chunks(Enumerable.Range(50_000, 50_000)), MostAhead);

        Assert.DoesNotContain(rows, row => row != ChunkMatch.None);
    }

    /// <summary>Goal: keys that are kept are those of the same chunks. Method: random lists, some of them longer or shorter versions of the one before.</summary>
    [Fact]
    public void Equal_rows_end_at_the_first_difference() => Gen.Select(Gen.Int[0, 30].Array[0, 40], Gen.Int[0, 40], Gen.Int[0, 30].Array[0, 40]).Sample(
        (before, kept, others) =>
        {
            int[] after = [.. before.Take(kept), .. others];
            var same = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();

            Assert.Equal(same, ChunkMatch.EqualRows(TestFleet.Chunks(before), TestFleet.Chunks(after)));
        });

    [Fact]
    public void Rows_without_text_and_rows_that_go_on_elsewhere_end_where_they_should()
    {
        var chunks = TestFleet.Chunks(4);
        PlacementChunks Named(params string[] ids) => chunks with { Ids = Utf8Column.FromStrings(ids) };

        Assert.Equal(3, ChunkMatch.EqualRows(Named("a", "", "", "b"), Named("a", "", "", "c")));
        Assert.Equal(4, ChunkMatch.EqualRows(Named("", "", "", ""), Named("", "", "", "")));
        Assert.Equal(0, ChunkMatch.EqualRows(Named("ab", "c", "d", "e"), Named("a", "bc", "d", "e")));
        Assert.Equal(1, ChunkMatch.EqualRows(Named("ab", "cd", "e", "f"), Named("ab", "cx", "e", "f")));
        Assert.Equal(0, ChunkMatch.EqualRows(chunks, chunks with { DatasetNames = ["s3://another"] }));
        Assert.Equal(2, ChunkMatch.EqualRows(chunks, chunks with { DatasetNames = [.. chunks.DatasetNames, "s3://b"], Datasets = [0, 0, 1, 0] }));
    }

    /// <summary>Goal: a cache of keys changes no key. Method: one cache is asked for random lists in turn and held against the hashes themselves.</summary>
    [Fact]
    public void Kept_keys_are_the_keys_of_the_chunks() => Gen.Int[0, 30].Array[0, 40].Array[1, 6].Sample(lists =>
    {
        var cache = new ChunkKeyCache<XxHash64RingHash>();
        int[] list = [];
        foreach (var next in lists)
        {
            // Every second list continues the one before.
            list = next.Length % 2 == 0 ? [.. list, .. next] : next;
            var chunks = TestFleet.Chunks(list);

            Assert.Equal(ChunkKeys.Of<XxHash64RingHash>(chunks, PlannerExecution.Alone), cache.Of(chunks, PlannerExecution.Alone));
        }
    });
}
