namespace Sim.EndToEnd.Processes;

/// <summary>Goal: the built program behaves as documented for whoever calls it. Method: run it as a process.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task The_same_sweep_prints_the_same_bytes_in_every_process_and_with_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        var first = await SimProcess.RunAsync(folder.Root, null, "sweep", "--cases", "4", "--seed", "2a", "--parallel", "1");
        var second = await SimProcess.RunAsync(folder.Root, null, "sweep", "--cases", "4", "--seed", "2a", "--parallel", "2");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Output, second.Output);
        Assert.Matches("^sweep hash: [0-9a-f]{16}$", first.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Matches("^verdict hash: [0-9a-f]{16}$", first.Output.TrimEnd('\n').Split('\n')[^2]);
        Assert.StartsWith($"seed {new string('0', 62)}2a\n", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_100_megabytes_of_garbage_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("garbage.walk.json");
        using (var file = File.Create(path))
        {
            file.SetLength(100L << 20);
        }

        var result = await SimProcess.RunAsync(folder.Root, null, "replay", path);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("garbage.walk.json", Assert.Single(result.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_violation_is_shrunk_saved_and_replayed_by_the_command_that_is_printed()
    {
        using var folder = new TemporaryFolder();
        var swept = await SimProcess.RunAsync(folder.Root, null, "sweep", "--model", "guided", "--cases", "2", "--seed", "1", "--planner", "stateless");
        var saved = Assert.Single(Directory.GetFiles(folder.PathOf("sim-failures"), "*.walk.json"));
        var replayed = await SimProcess.RunAsync(folder.Root, null, "replay", saved);

        Assert.Equal(1, swept.ExitCode);
        Assert.Contains("O-01 no overcommit", swept.Output, StringComparison.Ordinal);
        Assert.Contains($"replay with: dotnet run -c Release --project Sim.Cli -- replay {Path.Combine("sim-failures", Path.GetFileName(saved))}", swept.Output, StringComparison.Ordinal);
        Assert.Equal(0, replayed.ExitCode);
        Assert.Contains("as expected: violated", replayed.Output, StringComparison.Ordinal);
    }
}
