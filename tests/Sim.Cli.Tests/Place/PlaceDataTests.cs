using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Cli.Tests.Place;

/// <summary>The recorded inputs of 12 workers and 200 chunks, through the file format.</summary>
public sealed class PlaceDataTests : IClassFixture<PlaceFixture>
{
    private static readonly JsonElement[] Recorded = ReadRecorded();

    private readonly PlaceFixture _place;

    public PlaceDataTests(PlaceFixture place)
    {
        _place = place;
    }

    public static TheoryData<string> Names => [.. Recorded.Select(recorded => recorded.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_planner_gives_the_recorded_placement(string name)
    {
        var recorded = Recorded.Single(entry => entry.GetProperty("name").GetString() == name);
        AssertRows(recorded, "multistep", "reconciled");
        AssertRows(recorded, "ideal", "ideal");
        AssertRows(recorded, "stateless", "stateless");
    }

    private void AssertRows(JsonElement recorded, string planner, string expectation)
    {
        var input = JsonNode.Parse(recorded.GetProperty("input").GetRawText())!;
        input["planner"] = planner;
        var answer = _place.Run(input).Answer();

        Assert.Equal("sim-placement/1", answer.GetProperty("format").GetString());
        Assert.Equal(recorded.GetProperty("outcome").GetString(), answer.GetProperty("outcome").GetString());
        var rows = PlaceFixture.Rows(answer.GetProperty("chunkWorkers"));
        if (answer.GetProperty("outcome").GetString() == "not-enough-capacity")
        {
            Assert.Empty(rows);
            Assert.Equal(0, answer.GetProperty("bytesMoved").GetInt64());
        }
        else if (recorded.GetProperty(expectation).ValueKind != JsonValueKind.Null)
        {
            Assert.Equal(PlaceFixture.Rows(recorded.GetProperty(expectation)), rows);
            Assert.Equal(BytesMoved(recorded.GetProperty("input"), rows), answer.GetProperty("bytesMoved").GetInt64());
        }

        if (planner != "stateless" && recorded.GetProperty("targets").ValueKind != JsonValueKind.Null)
        {
            Assert.Equal(Copies(recorded.GetProperty("targets")), Copies(answer.GetProperty("replicationByWeight")));
        }
    }

    private static IEnumerable<(string Weight, int Copies)> Copies(JsonElement targets) =>
        targets.EnumerateObject().Select(target => (target.Name, target.Value.GetInt32())).OrderBy(target => target.Name, StringComparer.Ordinal);

    private static long BytesMoved(JsonElement input, ushort[][] rows) => input.GetProperty("chunks").EnumerateArray().Zip(rows)
        .Sum(pair => pair.First.GetProperty("sizeBytes").GetInt64()
            * pair.Second.Except(pair.First.GetProperty("held").EnumerateArray().Select(item => item.GetUInt16())).Count());

    private static JsonElement[] ReadRecorded()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "placement-12x200.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(entry => entry.Clone())];
    }
}
