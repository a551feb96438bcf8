using System.Globalization;
using System.Text;

namespace Sim.Engine.Texts;

/// <summary>
/// Texts that others chose, made fit for a terminal and a line: what would steer either is shown as an escape
/// (<c>\u001b</c>) instead of sent. That is every control character, line and paragraph separators, characters that turn
/// the direction of writing, and halves of surrogate pairs.
/// </summary>
public static class VisibleText
{
    /// <summary>The text with escapes; the same object if it needs none.</summary>
    /// <example><c>VisibleText.Of("x\u001b[2J")</c> is <c>x\u001b[2J</c> in plain characters.</example>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var index = 0; index < text.Length; index++)
        {
            if (IsHidden(text, index))
            {
                return Escaped(text);
            }
        }

        return text;
    }

    private static string Escaped(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        for (var index = 0; index < text.Length; index++)
        {
            _ = IsHidden(text, index)
                ? visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:x4}")
                : visible.Append(text[index]);
        }

        return visible.ToString();
    }

    private static bool IsHidden(string text, int index) => text[index] switch
    {
        >= ' ' and <= '~' => false,
        '\u2028' or '\u2029' => true,
        '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        var character when char.IsHighSurrogate(character) => index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]),
        var character when char.IsLowSurrogate(character) => index == 0 || !char.IsHighSurrogate(text[index - 1]),
        var character => char.IsControl(character),
    };
}
