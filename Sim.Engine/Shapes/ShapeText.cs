using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sim.Engine.Shapes;

/// <summary>Values as texts for people, the same for equal values everywhere: <c>write client 1, latencyTicks 3</c>.</summary>
/// <param name="shapes">The shapes of records.</param>
internal sealed class ShapeText(ShapeCatalog shapes)
{
    /// <summary>The name of a type of records in files and texts: its words in lower case with hyphens between them.</summary>
    public static string NameOf(Type type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);

    /// <summary>An action: its name and its members.</summary>
    public string Describe(object action)
    {
        if (shapes.Find(action.GetType()) is not { HasOwnText: false } shape)
        {
            return ValueText(action);
        }

        var text = new StringBuilder(shape.Name);
        AppendMembers(text, action, shape, " ");
        return text.ToString();
    }

    private void AppendMembers(StringBuilder text, object record, RecordShape shape, string before)
    {
        foreach (var member in shape.Members)
        {
            text.Append(before).Append(member.Name).Append(' ').Append(ValueText(member.Of(record)));
            before = ", ";
        }
    }

    private string ValueText(object? value) => value switch
    {
        null => "none",
        string text => JsonSerializer.Serialize(text),
        bool isTrue => isTrue ? "true" : "false",
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ when ShapeList.ItemTypeOf(value.GetType()) is not null => $"[{string.Join(", ", ShapeList.ItemsOf(value).Select(ValueText))}]",
        _ when shapes.Find(value.GetType()) is { HasOwnText: false } shape => RecordText(value, shape),
        _ => value.ToString() ?? "",
    };

    private string RecordText(object record, RecordShape shape)
    {
        var text = new StringBuilder("(");
        AppendMembers(text, record, shape, "");
        return text.Append(')').ToString();
    }
}
