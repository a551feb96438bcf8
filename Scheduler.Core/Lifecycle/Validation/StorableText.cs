namespace Scheduler.Core.Lifecycle;

/// <summary>Refuses texts that not every backend can store: those with a zero character or half a surrogate pair.</summary>
public static class StorableText
{
    /// <summary>Demands that the text can be stored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="ArgumentException">The text cannot be stored.</exception>
    public static void Require(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            var startsPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !startsPair))
            {
                throw new ArgumentException($"{what} has a character at position {i} that cannot be stored", nameof(text));
            }

            i += startsPair ? 1 : 0;
        }
    }
}
