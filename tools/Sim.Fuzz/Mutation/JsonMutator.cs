using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sim.Fuzz.Mutation;

/// <summary>Changes a JSON document into another one that is well-formed: values of other kinds and sizes, members and items gone, doubled, moved.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "65536", "2147483648", "9007199254740993", "9223372036854775807", "1e400", "\"\"", "\"\\u0000\"", "\"x\"", "\"1\"", "[]", "{}", "[null]", "[[]]", "[0,0]",
    ];

    /// <summary>Changes a document; bytes that are none stay as they are.</summary>
    public static byte[] Mutate(byte[] bytes, Draw draw)
    {
        try
        {
            if (JsonNode.Parse(bytes) is not { } root)
            {
                return bytes;
            }

            var nodes = new List<JsonNode>();
            Collect(root, nodes);
            Change(draw.OneOf(nodes), nodes, draw);
            return JsonSerializer.SerializeToUtf8Bytes(root);
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            return bytes;
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> into)
    {
        into.Add(node);
        var children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items.AsEnumerable(),
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is not null)
            {
                Collect(child, into);
            }
        }
    }

    private static void Change(JsonNode node, List<JsonNode> others, Draw draw)
    {
        var value = draw.OneIn(3) ? draw.OneOf(others).DeepClone() : JsonNode.Parse(draw.OneOf(Values));
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                var name = members.ElementAt(draw.Below(members.Count)).Key;
                ChangeMember(members, name, value, draw);
                break;
            case JsonArray { Count: > 0 } items when draw.OneIn(2):
                items[draw.Below(items.Count)] = value;
                break;
            case JsonArray items:
                items.Insert(draw.Below(items.Count + 1), value);
                break;
            default:
                node.ReplaceWith(value);
                break;
        }
    }

    private static void ChangeMember(JsonObject members, string name, JsonNode? value, Draw draw)
    {
        switch (draw.Below(4))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name + "x"] = value;
                break;
            default:
                members[name] = value;
                break;
        }
    }
}
