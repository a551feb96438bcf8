using System.Globalization;
using System.Text.Json.Nodes;

namespace Sim.Cli.Tests.Place;

/// <summary>Every unusable file ends in exit code 2 and one line that says where and why.</summary>
public sealed class PlaceRefusalTests : IClassFixture<PlaceFixture>
{
    private readonly PlaceFixture _place;

    public PlaceRefusalTests(PlaceFixture place)
    {
        _place = place;
    }

    [Theory]
    [InlineData("format", "\"sim-place/2\"", "$.format: unknown format \"sim-place/2\"; \"sim-place/1\" is expected")]
    [InlineData("planner", "\"greedy\"", "$.planner: 'greedy' is no known planner; known are multistep, ideal, stateless")]
    [InlineData("hash", "\"md5\"", "$.hash: 'md5' is no known ring hash; known are xxhash64, seahash")]
    [InlineData("rounding", "\"nearest\"", "$.rounding: 'nearest' is no known rounding; known are truncated")]
    [InlineData("rings", "0", "$.rings: 0 is not in 1..65536")]
    [InlineData("rings", "65537", "$.rings: 65537 is not in 1..65536")]
    [InlineData("rings", "1.5", "$.rings: a whole number from -2147483648 to 2147483647 is expected, this is the number 1.5")]
    [InlineData("rings", "\"6000\"", "$.rings: a whole number from -2147483648 to 2147483647 is expected, this is a text")]
    [InlineData("rings", "99999999999999999999", "this is the number 99999999999999999999")]
    [InlineData("config.workerCapacityBytes", "0", "$.config.workerCapacityBytes: 0 is not in 1..9223372036854775807")]
    [InlineData("config.workerCapacityBytes", "-1", "$.config.workerCapacityBytes: -1 is not in 1..9223372036854775807")]
    [InlineData("config.saturation", "0", "$.config.saturation: 0 is not above 0 and at most 1")]
    [InlineData("config.saturation", "1.01", "$.config.saturation: 1.01 is not above 0 and at most 1")]
    [InlineData("config.saturation", "1e999", "$.config.saturation")]
    [InlineData("config.saturation", "\"NaN\"", "$.config.saturation: a number is expected, this is a text")]
    [InlineData("config.minReplication", "0", "$.config.minReplication: 0 is not in 1..65535")]
    [InlineData("config.minReplication", "65536", "$.config.minReplication: 65536 is not in 1..65535")]
    [InlineData("config.ignoreReliability", "1", "$.config.ignoreReliability: true or false is expected, this is the number 1")]
    [InlineData("workers.0.id", "\"0\"", "$.workers[0].id: '0' is no identity in hexadecimal")]
    [InlineData("workers.1.id", "\"zz\"", "$.workers[1].id: 'zz' is no identity in hexadecimal")]
    [InlineData("workers.1.id", "\"\"", "$.workers[1].id: '' is no identity in hexadecimal")]
    [InlineData("workers.1.id", "\"0\\n\"", "is no identity in hexadecimal")]
    [InlineData("workers.1.id", "\"00\"", "$.workers[1].id: '00' is the identity of worker 0 already")]
    [InlineData("workers.2.id", "\"0A\"", "$.workers[2].id: '0A' is the identity of worker 1 already", "workers.1.id", "\"0a\"")]
    [InlineData("workers.2.status", "\"ok\"", "$.workers[2].status: 'ok' is no known status")]
    [InlineData("workers.2.status", "\"Online\"", "$.workers[2].status: 'Online' is no known status")]
    [InlineData("workers.2.version", "\"2.7\"", "$.workers[2].version: '2.7' is no semantic version")]
    [InlineData("workers.0.usedBytes", "-1", "$.workers[0].usedBytes: -1 is not in 0..9223372036854775807")]
    [InlineData("workers.0.usedBytes", "1", "$.workers[0].usedBytes: the planner multistep takes no used bytes, but here are 1")]
    [InlineData("workers.0", "null", "$.workers[0]: null is not allowed here")]
    [InlineData("chunks.0", "null", "$.chunks[0]: null is not allowed here")]
    [InlineData("chunks.0.id", "\"\"", "$.chunks[0].id: the id is empty")]
    [InlineData("chunks.1.id", "\"0\"", "$.chunks[1].id: '0' of dataset 's3://a' is chunk 0 already")]
    [InlineData("chunks.1.id", "\"a\\u0000b\"", "$.chunks[1].id: the id has the character NUL at position 1, which cannot be stored")]
    [InlineData("chunks.1.dataset", "\"\"", "$.chunks[1].dataset: the dataset is empty")]
    [InlineData("chunks.1.dataset", "\"\\u0000\"", "$.chunks[1].dataset: the dataset has the character NUL at position 0")]
    [InlineData("chunks.0.id", "null", "$.chunks[0].id: null is not allowed here")]
    [InlineData("chunks.0.sizeBytes", "-1", "$.chunks[0].sizeBytes: -1 is not in 0..4294967295")]
    [InlineData("chunks.0.sizeBytes", "4294967296", "$.chunks[0].sizeBytes: 4294967296 is not in 0..4294967295")]
    [InlineData("chunks.0.weight", "0", "$.chunks[0].weight: 0 is not in 1..65535")]
    [InlineData("chunks.0.weight", "65536", "$.chunks[0].weight: 65536 is not in 1..65535")]
    [InlineData("chunks.1.minimumWorkerVersion", "\"latest\"", "$.chunks[1].minimumWorkerVersion: 'latest' is no semantic version")]
    [InlineData("chunks.0.held", "[3]", "$.chunks[0].held[0]: there is no worker 3; the file has 3")]
    [InlineData("chunks.0.held", "[-1]", "$.chunks[0].held[0]: there is no worker -1; the file has 3")]
    [InlineData("chunks.0.committed", "[0, 1, 0]", "$.chunks[0].committed[2]: worker 0 stands twice")]
    [InlineData("chunks.1.routed", "[1, 1]", "$.chunks[1].routed[1]: worker 1 stands twice")]
    [InlineData("chunks.1.routed", "null", "$.chunks[1].routed: null is not allowed here")]
    [InlineData("chunks", "null", "$.chunks: null is not allowed here")]
    [InlineData("chunks", "{}", "$.chunks: a list is expected, this is an object")]
    [InlineData("surplus", "1", "unknown member \"surplus\"")]
    [InlineData("chunks.0.Weight", "1", "unknown member \"Weight\"")]
    public void A_bad_value_is_refused_with_its_position(string member, string value, string reason, string? other = null, string otherValue = "")
    {
        var input = PlaceFixture.Small();
        Set(input, member.Split('.'), JsonNode.Parse(value));
        if (other is not null)
        {
            Set(input, other.Split('.'), JsonNode.Parse(otherValue));
        }

        AssertRefused(_place.Run(input), reason);
    }

    [Theory]
    [InlineData("id", 1024)]
    [InlineData("dataset", 1024)]
    public void A_text_is_refused_above_its_limit_and_taken_at_it(string member, int mostBytes)
    {
        var input = PlaceFixture.Small();
        Set(input, ["chunks", "1", member], new string('x', mostBytes + 1));
        AssertRefused(_place.Run(input), $"$.chunks[1].{member}: the {member} has {mostBytes + 1} bytes in UTF-8, more than {mostBytes}");
        Set(input, ["chunks", "1", member], new string('x', mostBytes));
        Assert.Equal(0, _place.Run(input).ExitCode);
    }

    [Fact]
    public void An_identity_is_refused_above_its_limit_and_taken_at_it()
    {
        var input = PlaceFixture.Small();
        Set(input, ["workers", "0", "id"], new string('a', 130));
        AssertRefused(_place.Run(input), "$.workers[0].id: the id has 130 bytes in UTF-8, more than 128");
        Set(input, ["workers", "0", "id"], new string('a', 128));
        Assert.Equal(0, _place.Run(input).ExitCode);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => AssertRefused(
        _place.Run(PlaceFixture.Small().ToJsonString().Replace("\"id\":\"1\"", "\"id\":\"a\\ud800\"", StringComparison.Ordinal)), "$.chunks[1].id");

    [Theory]
    [InlineData("format")]
    [InlineData("planner")]
    [InlineData("hash")]
    [InlineData("rounding")]
    [InlineData("rings")]
    [InlineData("config")]
    [InlineData("config.saturation")]
    [InlineData("workers")]
    [InlineData("workers.0.version")]
    [InlineData("workers.0.usedBytes")]
    [InlineData("chunks")]
    [InlineData("chunks.0.visible")]
    [InlineData("chunks.1.minimumWorkerVersion")]
    public void A_missing_member_is_named(string member)
    {
        var input = PlaceFixture.Small();
        var path = member.Split('.');
        Parent(input, path).Remove(path[^1]);
        AssertRefused(_place.Run(input), $"member \"{path[^1]}\" is missing");
    }

    [Theory]
    [InlineData("", "the document ends too early")]
    [InlineData("null", "null is not allowed here")]
    [InlineData("[]", "an object is expected, this is a list")]
    [InlineData("{", "the document ends too early")]
    [InlineData("{ \"format\": \"sim-place/1\", }", "this is not well-formed JSON")]
    [InlineData("{ // a remark\n}", "this is not well-formed JSON")]
    [InlineData("{ \"format\": \"sim-place/1\",\n \"format\": \"sim-place/1\" }", "line 2, column 2, $: member \"format\" stands twice")]
    [InlineData("{ \"format\": NaN }", "this is not well-formed JSON")]
    public void A_bad_document_is_refused(string text, string reason) => AssertRefused(_place.Run(text), reason);

    [Fact]
    public void A_repeated_member_of_a_chunk_is_refused() => AssertRefused(
        _place.Run(PlaceFixture.Small().ToJsonString().Replace("\"weight\":2", "\"weight\":2,\"weight\":2", StringComparison.Ordinal)),
        "member \"weight\" stands twice");

    [Fact]
    public void A_file_that_does_not_exist_is_refused() =>
        AssertRefused(PlaceFixture.RunOn(_place.InputPath + ".gone"), "there is no such file");

    [Fact]
    public void A_folder_is_refused() =>
        AssertRefused(PlaceFixture.RunOn(Path.GetDirectoryName(_place.InputPath)!), "this is a folder, not a file");

    /// <summary>The file is sparse: only its length says that it is too large.</summary>
    [Fact]
    public void A_file_above_64_MiB_is_refused_unread()
    {
        using (var file = File.Create(_place.InputPath))
        {
            file.SetLength((64 * 1024 * 1024) + 1);
        }

        AssertRefused(PlaceFixture.RunOn(_place.InputPath), "the file has 67108865 bytes, more than the 67108864 that are read");
    }

    [Fact]
    public void An_answer_that_cannot_be_written_is_refused()
    {
        File.WriteAllText(_place.InputPath, PlaceFixture.Small().ToJsonString());
        AssertRefused(PlaceFixture.RunOn(_place.InputPath, Path.Combine(_place.InputPath, "answer.json")), "cannot be written");
    }

    private static void AssertRefused(PlaceResult result, string reason)
    {
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Sim.Cli", result.Error, StringComparison.Ordinal);
    }

    private static void Set(JsonNode root, string[] path, JsonNode? value)
    {
        var parent = Parent(root, path, array: out var elements);
        if (elements is not null)
        {
            elements[int.Parse(path[^1], CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent![path[^1]] = value;
        }
    }

    private static JsonObject Parent(JsonNode root, string[] path) => Parent(root, path, out _)!;

    private static JsonObject? Parent(JsonNode root, string[] path, out JsonArray? array)
    {
        var node = root;
        foreach (var step in path[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!;
        }

        array = node as JsonArray;
        return node as JsonObject;
    }
}
