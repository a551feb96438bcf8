using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sim.Engine.Inputs;

/// <summary>The way from the root of a document to the present value.</summary>
internal sealed class JsonPathStack
{
    private static readonly SearchValues<char> SpecialCharacters = SearchValues.Create(". '/\"[]()\t\n\r\f\b\\");

    private readonly Stack<string> _segments = new();

    public void PushMember(string name) =>
        _segments.Push(name.AsSpan().ContainsAny(SpecialCharacters) ? $"['{name}']" : $".{name}");

    public void PushIndex(int index) => _segments.Push(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    public void Pop() => _segments.Pop();

    /// <summary>The path as text, as in <c>$.steps[3].do</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("$");
        foreach (var segment in _segments.Reverse())
        {
            text.Append(segment);
        }

        return text.ToString();
    }
}
