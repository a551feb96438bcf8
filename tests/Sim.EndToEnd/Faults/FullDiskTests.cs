using System.Runtime.Versioning;

namespace Sim.EndToEnd.Faults;

/// <summary>Goal: a disk that is full is trouble of the environment: exit code 3, one line that says so, nothing left on it. Method: a server on a disk that is too small for it, or is filled while it works.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FullDiskTests
{
    /// <remarks>A server whose write-ahead log has no room ends at once and may take its reason with it: then the line says that it is gone.</remarks>
    [SmallDiskTheory]
    [InlineData("sweep", "30m", false, "No space left on device")]
    [InlineData("sweep", "120m", true, "(No space left on device|[Ff]ailed to connect|[Cc]onnection)")]
    [InlineData("replay", "30m", false, "No space left on device")]
    public async Task A_full_disk_is_said_so_and_nothing_stays_on_it(string command, string size, bool fills, string mention)
    {
        var result = await SmallDisk.RunAsync(size, fills, command == "sweep" ? ["sweep", "--backend", "postgres", "--model", "guided", "--cases", "100000", "--seed", "1"] : Replay);

        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
        Assert.Matches(mention, Assert.Single(result.Error.Split('\n'), line => line.StartsWith("sim: ", StringComparison.Ordinal)));
        Assert.EndsWith("left behind: \n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sweep hash", result.Output, StringComparison.Ordinal);
    }

    private static string[] Replay => ["replay", Path.Combine(Repository.Root, "regressions", "full-to-the-last-per-mille.walk.json"), "--backend", "postgres"];
}
