using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Cli.Tests.Place;

public sealed class PlaceAnswerTests : IClassFixture<PlaceFixture>
{
    private readonly PlaceFixture _place;

    public PlaceAnswerTests(PlaceFixture place)
    {
        _place = place;
    }

    [Fact]
    public void The_answer_has_exactly_the_agreed_members_in_order()
    {
        var answer = _place.Run(PlaceFixture.Small()).Answer();
        Assert.Equal(
            ["format", "outcome", "replicationByWeight", "chunkWorkers", "evicted", "bytesMoved"],
            answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"1":3,"2":3}""", answer.GetProperty("replicationByWeight").GetRawText());
        Assert.Equal("[[0,1,2],[0,1,2]]", answer.GetProperty("chunkWorkers").GetRawText());
        Assert.Equal(400, answer.GetProperty("bytesMoved").GetInt64());
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_on_the_terminal_and_in_a_file()
    {
        var first = _place.Run(PlaceFixture.Small());
        var second = PlaceFixture.RunOn(_place.InputPath, _place.OutputPath);

        Assert.Equal((0, "", ""), (second.ExitCode, second.Output, second.Error));
        Assert.Equal(first.Output, File.ReadAllText(_place.OutputPath));
        Assert.EndsWith("}\n", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Timing_adds_the_four_measurements()
    {
        var answer = _place.Run(PlaceFixture.Small(), timing: true).Answer();
        var milliseconds = answer.GetProperty("milliseconds");
        Assert.Equal(["rings", "ideal", "reconcile", "total"], milliseconds.EnumerateObject().Select(member => member.Name));
        Assert.True(milliseconds.GetProperty("total").GetDouble() >= milliseconds.GetProperty("ideal").GetDouble());
        Assert.True(milliseconds.GetProperty("ideal").GetDouble() > 0);
    }

    [Fact]
    public void Evicted_copies_are_pairs_of_chunk_and_worker()
    {
        var input = PlaceFixture.Small();
        input["config"] = JsonNode.Parse("""{ "workerCapacityBytes": 1000, "saturation": 1, "minReplication": 1, "ignoreReliability": true }""");
        input["chunks"] = JsonNode.Parse(
            """
            [ { "dataset": "a", "id": "0", "sizeBytes": 1000, "weight": 1, "minimumWorkerVersion": null, "visible": false, "held": [0, 1, 2], "committed": [0] },
              { "dataset": "a", "id": "1", "sizeBytes": 900, "weight": 1, "minimumWorkerVersion": null, "visible": true } ]
            """);
        var answer = _place.Run(input).Answer();

        var evicted = PlaceFixture.Rows(answer.GetProperty("evicted"));
        var seat = Assert.Single(PlaceFixture.Rows(answer.GetProperty("chunkWorkers"))[1]);
        Assert.Equal<ushort[]>([[0, seat]], evicted);
    }

    [Fact]
    public void Used_bytes_shrink_what_stateless_may_fill()
    {
        var input = PlaceFixture.Small();
        input["planner"] = "stateless";
        input["workers"]![0]!["usedBytes"] = 1000;
        var rows = PlaceFixture.Rows(_place.Run(input).Answer().GetProperty("chunkWorkers"));
        Assert.All(rows, row => Assert.Equal<ushort>([1, 2], row));
    }

    [Fact]
    public void Not_enough_capacity_is_an_answer()
    {
        var input = PlaceFixture.Small();
        input["config"]!["minReplication"] = 4;
        Assert.Equal(
            """{"format":"sim-placement/1","outcome":"not-enough-capacity","replicationByWeight":{},"chunkWorkers":[],"evicted":[],"bytesMoved":0}""" + "\n",
            _place.Run(input).Output);
    }

    [Fact]
    public void No_workers_and_no_chunks_are_placed_trivially()
    {
        var input = PlaceFixture.Small();
        input["workers"] = new JsonArray();
        input["chunks"] = new JsonArray();
        Assert.Equal("[]", _place.Run(input).Answer().GetProperty("chunkWorkers").GetRawText());
    }

    [Fact]
    public void A_byte_order_mark_is_no_obstacle() =>
        Assert.Equal(JsonValueKind.Array, _place.Run("\uFEFF" + PlaceFixture.Small().ToJsonString()).Answer().GetProperty("evicted").ValueKind);
}
