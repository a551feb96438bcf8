namespace Sim.Engine.Views;

/// <summary>Texts by number, so that one that comes again costs a number.</summary>
internal sealed class ViewTexts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The texts, in order of their numbers.</summary>
    public IReadOnlyList<string> All => _texts;

    /// <summary>The number of a text.</summary>
    public int NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }
}
