using System.Globalization;

namespace Sim.Histories.Files;

/// <summary>Values of a file as text: the same text for the same value. A text stands for itself.</summary>
internal static class ValueText
{
    /// <summary>The text of a value; <c>nil</c> for none.</summary>
    public static string Of(object? value) => value switch
    {
        null => "nil",
        bool truth => truth ? "true" : "false",
        string text => text,
        object?[] items => $"[{string.Join(' ', items.Select(Of))}]",
        SortedDictionary<string, object?> members => $"{{{string.Join(", ", members.Select(member => $":{member.Key} {Of(member.Value)}"))}}}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>As the other one, but null for no value.</summary>
    public static string? OrNull(object? value) => value is null ? null : Of(value);
}
