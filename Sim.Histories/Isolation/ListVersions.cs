using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Histories.Isolation;

/// <summary>What all transactions together say of one list: who added which element, and in which order they came.</summary>
internal sealed class ListVersions
{
    private readonly SortedDictionary<string, int> _writers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _finals = new(StringComparer.Ordinal);

    /// <summary>The longest read of all: the order of the elements in it is that in which they were added.</summary>
    public ImmutableArray<string> Longest { get; private set; } = [];

    /// <summary>The transaction of the longest read; -1 if there is none.</summary>
    public int LongestReader { get; private set; } = -1;

    /// <summary>All elements that were to be added, with the transactions that did.</summary>
    public IEnumerable<KeyValuePair<string, int>> Writers => _writers;

    /// <summary>A transaction adds an element.</summary>
    /// <exception cref="ArgumentException">The list has it already.</exception>
    public void AddElement(string key, string element, int transaction)
    {
        if (!_writers.TryAdd(element, transaction))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"element {element} is added to list {key} twice, by transactions {_writers[element]} and {transaction}; elements have to be unique"), nameof(element));
        }
    }

    /// <summary>The last element that a transaction adds to the list.</summary>
    public void SetFinal(string element, string final) => _finals[element] = final;

    /// <summary>Whether the transaction that added an element added more to the list afterwards.</summary>
    public bool IsIntermediate(string element) => _finals.TryGetValue(element, out var final) && final != element;

    public int WriterOf(string element) => _writers.GetValueOrDefault(element, -1);

    public void AddRead(ImmutableArray<string> elements, int transaction)
    {
        if (elements.Length > Longest.Length || LongestReader < 0)
        {
            (Longest, LongestReader) = (elements, transaction);
        }
    }
}
