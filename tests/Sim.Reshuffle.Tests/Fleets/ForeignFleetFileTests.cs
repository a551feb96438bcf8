using Sim.Reshuffle.Fleets;

namespace Sim.Reshuffle.Tests.Fleets;

/// <summary>
/// Goal: files as other tools write them are read, and damaged ones end quickly. Samples that begin with <c>arrow</c> were written
/// by Apache Arrow (as pandas and pyarrow do), those with <c>duckdb</c> by DuckDB: nullable columns, dictionaries, lists of three
/// levels, other widths of numbers, Snappy, Zstandard and gzip.
/// </summary>
public sealed class ForeignFleetFileTests
{
    [Theory]
    [InlineData("arrow-snappy")]
    [InlineData("arrow-zstd")]
    [InlineData("arrow-gzip")]
    [InlineData("arrow-required")]
    [InlineData("duckdb")]
    [InlineData("duckdb-v2")]
    public async Task A_file_of_another_tool_is_read(string name)
    {
        var fleet = await ReadAsync(name);

        Assert.Equal(["a", "b"], fleet.DatasetNames);
        Assert.Equal("c0c1c0"u8.ToArray(), fleet.Ids.Bytes);
        Assert.Equal([0, 10, 0], fleet.FirstBlocks);
        Assert.Equal([9, 19, 9], fleet.LastBlocks);
        Assert.Equal([100, 200, 300], fleet.SizesBytes);
        Assert.Equal([0, 2, 2, 3], fleet.Holders.Offsets);
        Assert.Equal([0, 1, 2], fleet.Holders.Positions.ToArray().Select(static position => (int)position));
    }

    [Theory]
    [InlineData("arrow-null-id", "row 1: id: the value is missing (null)")]
    [InlineData("arrow-null-size_bytes", "row 2: size_bytes: the value is missing (null)")]
    [InlineData("arrow-null-holders", "row 1: holders: the value is missing (null)")]
    [InlineData("arrow-null-element", "row 2: holders: the value is missing (null)")]
    [InlineData("nul-id", "row 4: id: the id has the character NUL at position 0")]
    [InlineData("hang1", "this is not a readable Parquet file")]
    public async Task A_value_that_is_missing_or_impossible_is_refused_with_its_row(string name, string expected)
    {
        var refusal = await Assert.ThrowsAsync<ReshuffleInputException>(() => ReadAsync(name));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Every byte of the footer and of the page heads, changed in three ways: nothing hangs, nothing escapes.</summary>
    [Theory]
    [InlineData("duckdb")]
    [InlineData("arrow-zstd")]
    public async Task No_changed_byte_hangs_or_crashes_the_reader(string name)
    {
        var whole = await File.ReadAllBytesAsync(PathOf(name));
        var refused = 0;
        for (var position = 0; position < whole.Length; position++)
        {
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var damaged = (byte[])whole.Clone();
                damaged[position] ^= change;
                try
                {
                    await FleetFileReader.ReadAsync(name, damaged, default).WaitAsync(TimeSpan.FromSeconds(30));
                }
                catch (ReshuffleInputException)
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > whole.Length, $"only {refused} damaged files were refused");
    }

    private static async Task<Fleet> ReadAsync(string name) => await FleetFileReader.ReadAsync(name, await File.ReadAllBytesAsync(PathOf(name)), default);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Fleets", "Samples", name + ".parquet");
}
