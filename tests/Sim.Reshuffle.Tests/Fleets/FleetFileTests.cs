using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Generation;

namespace Sim.Reshuffle.Tests.Fleets;

/// <summary>Goal: a fleet file comes back as it was written, and a damaged or contradictory one is refused in one line with row and column.</summary>
public sealed class FleetFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".parquet");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_file_comes_back_as_it_was_written()
    {
        var fleet = await FleetGenerator.GenerateAsync(new FleetPlan(9, 70_000) { Weights = [1, 3], SizeSpread = 0.5, MeanCopies = 3 }, default);
        await WriteAsync(fleet);

        var read = await ReadAsync();

        Assert.Equal(fleet.DatasetNames, read.DatasetNames);
        Assert.Equal(fleet.Datasets, read.Datasets);
        Assert.Equal(fleet.Ids.Bytes, read.Ids.Bytes);
        Assert.Equal(fleet.FirstBlocks, read.FirstBlocks);
        Assert.Equal(fleet.LastBlocks, read.LastBlocks);
        Assert.Equal(fleet.SizesBytes, read.SizesBytes);
        Assert.Equal(fleet.Workers, read.Workers);
        Assert.Equal(fleet.Holders.Offsets, read.Holders.Offsets);
        Assert.Equal(fleet.Holders.Positions, read.Holders.Positions);
        Assert.Equal(fleet.SchedulerSettings, read.SchedulerSettings);
    }

    [Fact]
    public async Task The_same_fleet_gives_the_same_bytes()
    {
        await WriteAsync(Small());
        var first = await File.ReadAllBytesAsync(_path);
        await WriteAsync(Small());

        Assert.Equal(first, await File.ReadAllBytesAsync(_path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("PAR1 and nothing that follows from it PAR1")]
    [InlineData("worker_capacity: 1")]
    public async Task Garbage_is_refused(string text)
    {
        await File.WriteAllTextAsync(_path, text);
        Assert.Contains("not a readable Parquet file", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_refused()
    {
        await WriteAsync(Small());
        var whole = await File.ReadAllBytesAsync(_path);
        for (var length = 0; length < whole.Length; length += 97)
        {
            await File.WriteAllBytesAsync(_path, whole[..length]);
            Assert.NotEmpty(await RefusalAsync());
        }
    }

    [Fact]
    public async Task A_flipped_bit_is_refused_or_changes_nothing()
    {
        await WriteAsync(Small());
        var whole = await File.ReadAllBytesAsync(_path);
        var refused = 0;
        for (var position = 4; position < whole.Length - 8; position += 23)
        {
            var damaged = (byte[])whole.Clone();
            damaged[position] ^= 0x10;
            await File.WriteAllBytesAsync(_path, damaged);
            try
            {
                var read = await ReadAsync();
                Assert.Equal(Small().Holders.Positions, read.Holders.Positions);
                Assert.Equal(Small().SizesBytes, read.SizesBytes);
            }
            catch (ReshuffleInputException)
            {
                refused++;
            }
        }

        Assert.True(refused > 20, $"only {refused} damaged files were refused");
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "size", "row 1: size_bytes: -1" },
        { "large", "row 1: size_bytes: 2147483648" },
        { "blocks", "row 1: last_block: 9 is not in 10" },
        { "negative", "row 0: first_block: -1" },
        { "overlap", "row 1: first_block: 5 does not come after block 9" },
        { "id", "row 1: id: 'c0' stands twice" },
        { "no-id", "row 2: id: the id is empty" },
        { "order", "row 2: dataset: 'a' comes before 'b'" },
        { "holder", "row 0: holders: worker 9 of 3" },
        { "twice", "row 0: holders: worker 1 does not come after worker 1" },
        { "long", "row 1: last_block: 10..2147483658 is longer than 2147483647 blocks and one" },
        { "worker", "workers[1]: the id 'aa' stands twice" },
        { "spelling", "workers[1]: the id 'AA' stands twice: it is that of workers[0]" },
        { "long-peer", "workers[0]: the id has 129 bytes in UTF-8, more than 128" },
        { "nul-peer", "workers[0]: the id has the character NUL at position 0" },
        { "long-id", "row 2: id: the id has 1025 bytes in UTF-8, more than 1024" },
        { "nul-id", "row 2: id: the id has the character NUL at position 1" },
        { "nul-dataset", "row 2: dataset: the name has the character NUL at position 1" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_contradiction_is_refused_with_row_and_column(string what, string expected)
    {
        await WriteAsync(Contradict(what));
        Assert.Contains(expected, await RefusalAsync(), StringComparison.Ordinal);
    }

    private async Task WriteAsync(Fleet fleet)
    {
        await using var file = File.Create(_path);
        await FleetFileWriter.WriteAsync(file, fleet, default);
    }

    private async Task<Fleet> ReadAsync() => await FleetFileReader.ReadAsync(_path, await File.ReadAllBytesAsync(_path), default);

    private async Task<string> RefusalAsync()
    {
        var refusal = await Assert.ThrowsAsync<ReshuffleInputException>(() => ReadAsync());
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.StartsWith(_path, refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    private static Fleet Small() => new(
        ["a", "b"],
        [0, 0, 1],
        Utf8Column.FromStrings(["c0", "c1", "c0"]),
        [0, 10, 0],
        [9, 19, 9],
        [100, 200, 300],
        [new FleetWorker("aa", WorkerStatus.Online, null), new FleetWorker("bb", WorkerStatus.Stale, new Semver.SemVersion(1, 2, 3)), new FleetWorker("cc", WorkerStatus.Online, null)],
        HolderLists.FromRows([[0, 1], [], [2]]),
        "worker_capacity: 1TiB\ndatasets: {a: , b: }\n");

    private static Fleet Contradict(string what)
    {
        var fleet = Small();
        return what switch
        {
            "size" => fleet with { SizesBytes = [1, -1, 1] },
            "large" => fleet with { SizesBytes = [1, 1L << 31, 1] },
            "blocks" => fleet with { LastBlocks = [9, 9, 9] },
            "negative" => fleet with { FirstBlocks = [-1, 10, 0] },
            "overlap" => fleet with { FirstBlocks = [0, 5, 0] },
            "id" => fleet with { Ids = Utf8Column.FromStrings(["c0", "c0", "c0"]) },
            "no-id" => fleet with { Ids = Utf8Column.FromStrings(["c0", "c1", ""]) },
            "long" => fleet with { LastBlocks = [9, 10L + int.MaxValue + 1, 9] },
            "order" => fleet with { Datasets = [0, 1, 0] },
            "holder" => fleet with { Holders = HolderLists.FromRows([[0, 9], [], []]) },
            "twice" => fleet with { Holders = HolderLists.FromRows([[1, 1], [], []]) },
            "spelling" => fleet with { Workers = [fleet.Workers[0], fleet.Workers[0] with { Id = "AA" }, fleet.Workers[2]] },
            "long-peer" => fleet with { Workers = [fleet.Workers[0] with { Id = new string('x', 129) }, .. fleet.Workers[1..]] },
            "nul-peer" => fleet with { Workers = [fleet.Workers[0] with { Id = "\0" }, .. fleet.Workers[1..]] },
            "long-id" => fleet with { Ids = Utf8Column.FromStrings(["c0", "c1", new string('x', 1025)]) },
            "nul-id" => fleet with { Ids = Utf8Column.FromStrings(["c0", "c1", "c\0"]) },
            "nul-dataset" => fleet with { DatasetNames = ["a", "b\0"] },
            "worker" => fleet with { Workers = [fleet.Workers[0], fleet.Workers[0], fleet.Workers[2]] },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such contradiction"),
        };
    }
}
