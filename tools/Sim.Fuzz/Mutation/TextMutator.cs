using System.Text;
using System.Text.RegularExpressions;

namespace Sim.Fuzz.Mutation;

/// <summary>Puts numbers, words and lines that readers stumble over in the place of others: JSON, YAML, tokens and options alike.</summary>
internal static partial class TextMutator
{
    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "2", "63", "64", "65535", "65536", "2147483647", "2147483648", "-2147483649", "9007199254740992", "4611686018427387904", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e308", "1e999", "1e-400", "0.1", "NaN", "-0", "007", "0x10", "1_000", "١", "8PiB", "0.1KiB",
    ];

    private static readonly string[] Words =
    [
        "", "\\u0000", "\\ud800", "\u0000", "\u001b[2J", "\u2028", "null", "true", "~", "[]", "{}", "[[[[", "}}}}", "&a", "*a", "!!binary", "%YAML", "---", "? ", "- ", ": ", "\t", "#", "'", "\"",
        "../../..", "s3://", "sim1.", "--help", "ü", "\U0001F600", "at_step: 1", "join: 60000", "copy: [{src: a, dst: b, at_step: 1}]",
    ];

    /// <summary>Changes some of a text.</summary>
    public static byte[] Mutate(byte[] bytes, Draw draw)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Encoding.UTF8.GetBytes(draw.Below(5) switch
        {
            0 => Replace(text, Number(), Numbers, draw),
            1 => Replace(text, Word(), Words, draw),
            2 => text.Insert(draw.Below(text.Length + 1), draw.OneOf(Words)),
            3 => Lines(text, draw),
            _ => text.Insert(draw.Below(text.Length + 1), new string(draw.OneOf<char>(['[', '{', ' ', '9', 'a', '&']), 1 << draw.Below(13))),
        });
    }

    private static string Replace(string text, Regex pattern, string[] by, Draw draw)
    {
        var found = pattern.Matches(text);
        if (found.Count == 0)
        {
            return text + draw.OneOf(by);
        }

        var match = found[draw.Below(found.Count)];
        return text[..match.Index] + draw.OneOf(by) + text[(match.Index + match.Length)..];
    }

    private static string Lines(string text, Draw draw)
    {
        var lines = text.Split('\n').ToList();
        var (from, to) = (draw.Below(lines.Count), draw.Below(lines.Count));
        switch (draw.Below(3))
        {
            case 0:
                lines.RemoveAt(from);
                break;
            case 1:
                lines.Insert(to, lines[from]);
                break;
            default:
                lines[from] = new string(' ', draw.Below(9)) + lines[from].TrimStart();
                break;
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"-?\d+(?:\.\d+)?", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z_0-9-]*", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
