using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Which chunks of a cycle are those of the cycle before.</summary>
public sealed class ChunkMatchTests
{
    /// <summary>Goal: what is matched is the same chunk, and every chunk at most once. Method: random lists that share numbers in any order.</summary>
    [Fact]
    public void Only_equal_chunks_are_matched_and_rows_ascend() => Gen.Select(Gen.Int[0, 30].Array[0, 40], Gen.Int[0, 30].Array[0, 40]).Sample(
        (before, after) =>
        {
            var last = -1;
            var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(before), TestFleet.Chunks(after));
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

        var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(before), TestFleet.Chunks(mixed));

        Assert.Equal([.. mixed.Select(number => number < 2000 ? number : ChunkMatch.None)], rows);
    }

    [Fact]
    public void Equal_ids_of_different_datasets_are_different_chunks()
    {
        var before = TestFleet.Chunks(10);
        var after = before with { DatasetNames = ["s3://another", .. before.DatasetNames], Datasets = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1] };

        Assert.Equal([-1, -1, -1, -1, -1, 5, 6, 7, 8, 9], ChunkMatch.RowsBefore(before, after));
        Assert.False(ChunkMatch.AreEqual(before, after));
        Assert.True(ChunkMatch.AreEqual(before, TestFleet.Chunks(10)));
    }

    [Fact]
    public void Lists_that_share_nothing_are_told_apart_without_a_search_of_all_pairs()
    {
        var rows = ChunkMatch.RowsBefore(TestFleet.Chunks(Enumerable.Range(0, 50_000)), TestFleet.Chunks(Enumerable.Range(50_000, 50_000)));

        Assert.DoesNotContain(rows, row => row != ChunkMatch.None);
    }
}
