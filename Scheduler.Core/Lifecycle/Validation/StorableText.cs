using System.Globalization;
using System.Text;

namespace Scheduler.Core.Lifecycle;

/// <summary>Refuses texts that not every backend can store: those with a zero character or half a surrogate pair, and identities that are empty or too long for an index.</summary>
public static class StorableText
{
    /// <summary>Demands that the text can be stored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="RefusedValueException">The text cannot be stored.</exception>
    public static void Require(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FaultOf(text) is { } fault)
        {
            throw new RefusedValueException($"{what} {fault}", nameof(text));
        }
    }

    /// <summary>Demands that the text can be stored as an identity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="mostBytes">Most bytes that it may have in UTF-8; it has at least one.</param>
    /// <exception cref="RefusedValueException">The text cannot be stored, is empty or too long.</exception>
    public static void RequireIdentity(string text, string what, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FaultOfIdentity(text, mostBytes) is { } fault)
        {
            throw new RefusedValueException($"{what} {fault}", nameof(text));
        }
    }

    /// <summary>Why the text cannot be stored, as the rest of a sentence; null if it can.</summary>
    public static string? FaultOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var startsPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !startsPair))
            {
                var kind = text[i] == '\0' ? "the character NUL" : "half a surrogate pair";
                return string.Create(CultureInfo.InvariantCulture, $"has {kind} at position {i}, which cannot be stored");
            }

            i += startsPair ? 1 : 0;
        }

        return null;
    }

    /// <summary>Why the text cannot be an identity, as the rest of a sentence; null if it can.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mostBytes">Most bytes that it may have in UTF-8; it has at least one.</param>
    public static string? FaultOfIdentity(string text, int mostBytes)
    {
        if (text.Length == 0)
        {
            return "is empty";
        }

        return FaultOf(text) is { } fault ? fault
            : Encoding.UTF8.GetByteCount(text) is var bytes && bytes > mostBytes
                ? string.Create(CultureInfo.InvariantCulture, $"has {bytes} bytes in UTF-8, more than {mostBytes}")
                : null;
    }
}
