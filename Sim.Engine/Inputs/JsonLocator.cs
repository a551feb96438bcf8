using System.Text;
using System.Text.Json;

namespace Sim.Engine.Inputs;

/// <summary>Finds where in a well-formed document a path leads, and turns byte offsets into lines and columns.</summary>
internal static class JsonLocator
{
    /// <summary>The offset of the value at a path; of the nearest enclosing value that exists if there is none.</summary>
    public static long OffsetOf(ReadOnlySpan<byte> document, string path)
    {
        var reader = new Utf8JsonReader(document);
        reader.Read();
        var best = reader.TokenStartIndex;
        Descend(ref reader, new JsonPathStack(), path, ref best);
        return best;
    }

    /// <summary>Line and column, both from 1; a column counts characters.</summary>
    public static (int Line, int Column) PositionOf(ReadOnlySpan<byte> document, long byteOffset)
    {
        var before = document[..(int)Math.Min(byteOffset, document.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static void Descend(ref Utf8JsonReader reader, JsonPathStack path, string target, ref long best)
    {
        var here = path.ToString();
        if (!target.StartsWith(here, StringComparison.Ordinal))
        {
            reader.Skip();
            return;
        }

        if (IsOnTheWay(target, here.Length))
        {
            best = reader.TokenStartIndex;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            DescendObject(ref reader, path, target, ref best);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            DescendArray(ref reader, path, target, ref best);
        }
    }

    private static void DescendObject(ref Utf8JsonReader reader, JsonPathStack path, string target, ref long best)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            path.PushMember(JsonText.Read(ref reader));
            reader.Read();
            Descend(ref reader, path, target, ref best);
            path.Pop();
        }
    }

    private static void DescendArray(ref Utf8JsonReader reader, JsonPathStack path, string target, ref long best)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            path.PushIndex(index);
            Descend(ref reader, path, target, ref best);
            path.Pop();
        }
    }

    /// <summary>Whether a prefix of the target ends where a segment does, so that <c>$.step</c> does not pass for the parent of <c>$.steps</c>.</summary>
    private static bool IsOnTheWay(string target, int length) => length == target.Length || target[length] is '.' or '[';
}
