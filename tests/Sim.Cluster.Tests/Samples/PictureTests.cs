extern alias Raft;

using System.Text.Json;
using System.Text.RegularExpressions;
using Raft::Raft;
using Sim.Engine.Checks;

namespace Sim.Cluster.Tests.Samples;

/// <summary>
/// Goal: the page of a failing cluster shows nodes and clients, each message with one fate, and which call has no place. Method: the
/// data in the page of a planted defect.
/// </summary>
public sealed class PictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sim-picture-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_page_of_a_failing_cluster_shows_messages_calls_and_the_call_without_a_place()
    {
        var data = await PageAsync(Bugs.StaleRead);
        var lanes = data.GetProperty("lanes").EnumerateArray().Select(lane => lane[0].GetString()!).ToList();
        var entries = data.GetProperty("entries").EnumerateArray().SelectMany(step => step.EnumerateArray()).ToList();
        var sent = entries.Where(entry => IsOf(entry, "m")).ToDictionary(entry => entry[4].GetInt32());
        var ends = entries.Where(entry => IsOf(entry, "a") || IsOf(entry, "x")).ToList();

        Assert.Superset(new HashSet<string> { "client-0", "client-1", "client-2", "a", "b", "c" }, lanes.ToHashSet());
        Assert.Equal(("ms", TimeSpan.TicksPerMillisecond), (data.GetProperty("unit").GetString(), data.GetProperty("unitTicks").GetInt64()));
        Assert.NotEmpty(ends);
        Assert.All(ends, end =>
        {
            var start = sent[end[4].GetInt32()];
            Assert.Equal((start[2].GetInt32(), start[3].GetInt32()), (end[2].GetInt32(), end[3].GetInt32()));
            Assert.InRange(end[1].GetInt64(), start[1].GetInt64(), long.MaxValue);
        });
        Assert.Contains(entries, entry => IsOf(entry, "e") && TextOf(data, entry[3]) == "no place for this answer" && lanes[entry[2].GetInt32()].StartsWith("client", StringComparison.Ordinal));
        Assert.Contains(entries, entry => IsOf(entry, "s") && TextOf(data, entry[3]) == "role" && TextOf(data, entry[4]) == "leader");
    }

    private static bool IsOf(JsonElement entry, string kind) => entry[0].GetString() == kind;

    private static string? TextOf(JsonElement data, JsonElement number) =>
        number.GetInt32() < 0 ? null : data.GetProperty("texts")[number.GetInt32()].GetString();

    private async Task<JsonElement> PageAsync(string bug)
    {
        await Assert.ThrowsAsync<SimulationFailedException>(() => RaftSimulation.Definition.CheckAsync(new CheckOptions { Cases = 40, Bug = bug, FailureFolder = _folder }));
        var html = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder, "*.view.html")));
        return JsonDocument.Parse(Regex.Match(html, "id=\"sim-view\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;
    }
}
