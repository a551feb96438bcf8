using System.Text.Json;
using Sim.Cli.Tests.Place;

namespace Sim.Cli.Tests.Reports;

/// <summary>A fleet whose versions were rolled back, as it was reported: the pinned chunk keeps what it holds and is named, all others are placed.</summary>
public sealed class WaitingPlacementTests
{
    [Fact]
    public void A_version_that_no_worker_has_any_more_stops_nobody_else()
    {
        var result = PlaceFixture.RunOn(Path.Combine(AppContext.BaseDirectory, "Reports", "Inputs", "a5-version-rollback-sticky.json"));
        Assert.Equal(0, result.ExitCode);
        var answer = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("placed", answer.GetProperty("outcome").GetString());
        Assert.Equal("""[{"chunk":0,"reason":"fewer-eligible-workers-than-floor"}]""", answer.GetProperty("waiting").GetRawText());
        var rows = PlaceFixture.Rows(answer.GetProperty("chunkWorkers"));
        Assert.Equal<ushort>([0, 1], rows[0]);
        Assert.All(rows[1..], row => Assert.InRange(row.Length, 2, 4));
        Assert.Equal("chunk 0 waits, fewer-eligible-workers-than-floor: it asks for workers of version 2.0.0; it has 2 of 2 copies\n", result.Error);
    }
}
