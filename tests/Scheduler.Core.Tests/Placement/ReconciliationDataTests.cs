using System.Text.Json;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>The 21 exact cases of stage 2 alone, on the ring where worker k has hash k.</summary>
public sealed class ReconciliationDataTests
{
    private static readonly JsonElement[] Recorded =
        [.. DataFile.Read("reconcile-identity-ring.json").GetProperty("cases").EnumerateArray()];

    public static TheoryData<string> Names => [.. Recorded.Select(recorded => recorded.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Holders_evictions_and_exclusions_are_exact(string name)
    {
        var recorded = Recorded.Single(entry => entry.GetProperty("name").GetString() == name);
        var fleet = new IdentityFleet(
            recorded.GetProperty("workers").GetInt32(),
            recorded.GetProperty("capacity").GetInt64(),
            recorded.GetProperty("min_replication").GetInt32());
        foreach (var chunk in recorded.GetProperty("chunks").EnumerateArray())
        {
            fleet.Add(new IdentityChunk(chunk.GetProperty("size").GetInt64(), DataFile.Numbers(chunk.GetProperty("hashes")))
            {
                Ideal = DataFile.Positions(chunk.GetProperty("ideal")),
                Visible = chunk.GetProperty("visible").GetBoolean(),
                Held = DataFile.Positions(chunk.GetProperty("held")),
                Committed = DataFile.Positions(chunk.GetProperty("committed")),
                Routed = DataFile.Positions(chunk.GetProperty("routed")),
            });
        }

        var result = fleet.Reconcile();

        Rows.AssertEqual(DataFile.Rows(recorded.GetProperty("holders")), Rows.Sorted(result.Published));
        Assert.Equal(
            recorded.GetProperty("evicted").EnumerateArray().Select(pair => new EvictedCopy(pair[0].GetInt32(), pair[1].GetInt32())),
            result.Evicted);
        Assert.Equal(DataFile.Numbers(recorded.GetProperty("excluded")), result.Excluded);
    }
}
