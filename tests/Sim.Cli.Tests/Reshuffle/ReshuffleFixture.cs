using Sim.CommandLine;

namespace Sim.Cli.Tests.Reshuffle;

/// <summary>A folder with a small fleet file, and runs in it.</summary>
internal sealed class ReshuffleFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Fleet => PathOf("fleet.parquet");

    public static async Task<ReshuffleFixture> CreateAsync()
    {
        var fixture = new ReshuffleFixture();
        var run = await SimRun.Of("reshuffle", "generate", "--workers", "12", "--chunks", "200", "--weights", "1,4", "--copies", "4", "--chunk-size", "1MiB", "-o", fixture.Fleet);
        Assert.Equal((ExitCode.Held, ""), (run.ExitCode, run.Error));
        return fixture;
    }

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Runs <c>sim reshuffle</c> on the fleet, without leaving plans in the working folder.</summary>
    public Task<SimRun> RunAsync(params string[] options) => SimRun.Of(["reshuffle", Fleet, "--journal", PathOf("plans"), .. options]);

    public void Dispose() => _folder.Dispose();
}
