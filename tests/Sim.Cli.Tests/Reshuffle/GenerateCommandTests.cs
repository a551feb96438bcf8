namespace Sim.Cli.Tests.Reshuffle;

/// <summary>Goal: made-up fleets are as asked for, and what makes no sense is refused.</summary>
public sealed class GenerateCommandTests
{
    [Fact]
    public async Task The_same_command_makes_the_same_file_and_says_what_is_in_it()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.PathOf("a.parquet"), folder.PathOf("b.parquet"));
        var run = await Generate(first, "--weights", "1,6,24", "--size-spread", "0.3", "--seed", "7");
        await Generate(second, "--weights", "1,6,24", "--size-spread", "0.3", "--seed", "7");

        Assert.Contains("20 workers, 3 datasets, 100 chunks", run.Output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(second));
    }

    [Fact]
    public async Task The_settings_are_written_beside_the_file_if_asked_for()
    {
        using var folder = new TemporaryFolder();
        var config = folder.PathOf("scheduler.yaml");
        await Generate(folder.PathOf("a.parquet"), "--weights", "1,6", "--weights-by", "age", "--datasets", "2", "--hash", "seahash", "--respect-reliability", "--config", config);

        var text = await File.ReadAllTextAsync(config);
        Assert.Contains("hash: seahash\n", text, StringComparison.Ordinal);
        Assert.Contains("ignore_reliability: false\n", text, StringComparison.Ordinal);
        Assert.Contains("  'dataset-1':\n    - {from: 0, weight: 1}\n    - {from: -24999, weight: 6}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--workers", "0")]
    [InlineData("--workers", "70000")]
    [InlineData("--chunks", "many")]
    [InlineData("--chunks", "0")]
    [InlineData("--weights", "1,0")]
    [InlineData("--weights", "1;2")]
    [InlineData("--weights", "")]
    [InlineData("--weights-by", "size")]
    [InlineData("--datasets", "-1")]
    [InlineData("--dataset-prefix", "a/b")]
    [InlineData("--chunk-size", "3GiB")]
    [InlineData("--chunk-size", "0")]
    [InlineData("--size-spread", "1.1")]
    [InlineData("--blocks-per-chunk", "0")]
    [InlineData("--chunk-ids", "short")]
    [InlineData("--worker-capacity", "600Gib")]
    [InlineData("--copies", "0")]
    [InlineData("--saturation", "0")]
    [InlineData("--saturation", "NaN")]
    [InlineData("--min-replication", "0")]
    [InlineData("--hash", "md5")]
    [InlineData("--placed-by", "hand")]
    [InlineData("--seed", "x")]
    public async Task A_malformed_option_is_refused_with_its_value(string option, string value)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.parquet");
        string[] required = ["--workers", "20", "--chunks", "100"];
        var position = Array.IndexOf(required, option);
        if (position >= 0)
        {
            required[position + 1] = value;
        }

        var run = await SimRun.Of(["reshuffle", "generate", "-o", path, .. required, .. position >= 0 ? Array.Empty<string>() : [option, value]]);

        run.AssertRefused(option, $"'{value}'");
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Data_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();
        (await Generate(folder.PathOf("a.parquet"), "--worker-capacity", "1MiB")).AssertRefused("not enough capacity");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_refused() =>
        (await Generate("/nowhere/a.parquet")).AssertRefused("/nowhere");

    [Fact]
    public async Task What_is_required_is_named() => (await SimRun.Of("reshuffle", "generate", "--workers", "1")).AssertRefused("--output");

    private static Task<SimRun> Generate(string path, params string[] options) =>
        SimRun.Of(["reshuffle", "generate", "--workers", "20", "--chunks", "100", "-o", path, .. options]);
}
