using System.Globalization;
using System.Text;

namespace Sim.Histories.Files;

/// <summary>
/// Reads values of EDN, the notation of Clojure, as far as histories use it: nil, words, whole numbers, texts, vectors, and
/// maps whose keys are words. A vector becomes an array, a map a dictionary by word, a number a <see cref="long"/>.
/// </summary>
internal sealed class EdnReader(string text, int start = 0)
{
    private const int DeepestNesting = 32;

    private int _position = start;

    /// <summary>Whether only blanks and a comment are left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _position >= text.Length || text[_position] == ';';
        }
    }

    /// <summary>Reads the next value.</summary>
    /// <exception cref="FormatException">There is none; the message says what is there instead.</exception>
    public object? Read(int nesting = 0)
    {
        if (IsAtEnd)
        {
            throw new FormatException("the line ends where a value is due");
        }

        if (nesting > DeepestNesting)
        {
            throw new FormatException("values are nested too deep");
        }

        return text[_position] switch
        {
            '"' => ReadText(),
            '[' => ReadVector(nesting),
            '{' => ReadMap(nesting),
            ':' => new EdnKeyword(NonEmpty(ReadWord(1), ":")),
            _ => ReadAtom(),
        };
    }

    private object?[] ReadVector(int nesting)
    {
        _position++;
        var items = new List<object?>();
        while (!TryClose(']'))
        {
            items.Add(Read(nesting + 1));
        }

        return [.. items];
    }

    private SortedDictionary<string, object?> ReadMap(int nesting)
    {
        _position++;
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        while (!TryClose('}'))
        {
            var key = Read(nesting + 1) as EdnKeyword ?? throw new FormatException("a member of a map has to begin with a word like :type");
            if (!members.TryAdd(key.Name, Read(nesting + 1)))
            {
                throw new FormatException($"{key} stands there twice");
            }
        }

        return members;
    }

    private string ReadText()
    {
        var value = new StringBuilder();
        for (_position++; _position < text.Length; _position++)
        {
            var character = text[_position];
            if (character == '"')
            {
                _position++;
                return value.ToString();
            }

            value.Append(character == '\\' && ++_position < text.Length ? Unescaped(text[_position]) : character);
        }

        throw new FormatException("a text has no closing quotation mark");
    }

    private static char Unescaped(char character) => character switch
    {
        '"' or '\\' => character,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        _ => throw new FormatException($"\\{character} is no escape in a text"),
    };

    private object? ReadAtom()
    {
        var word = ReadWord(0);
        return word switch
        {
            "nil" => null,
            "true" => true,
            "false" => false,
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new FormatException($"'{(word.Length == 0 ? text[_position] : word)}' is no value"),
        };
    }

    private string ReadWord(int skip)
    {
        var first = _position + skip;
        for (_position = first; _position < text.Length && !IsBlank(text[_position]) && !"\"[]{}();".Contains(text[_position], StringComparison.Ordinal);)
        {
            _position++;
        }

        return text[first.._position];
    }

    private bool TryClose(char bracket)
    {
        if (IsAtEnd)
        {
            throw new FormatException($"'{bracket}' is missing");
        }

        var isClosed = text[_position] == bracket;
        _position += isClosed ? 1 : 0;
        return isClosed;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && IsBlank(text[_position]))
        {
            _position++;
        }
    }

    /// <summary>In EDN a comma is a blank.</summary>
    private static bool IsBlank(char character) => character is ' ' or '\t' or ',' or '\r';

    private static string NonEmpty(string word, string before) =>
        word.Length > 0 ? word : throw new FormatException($"'{before}' stands alone");
}
