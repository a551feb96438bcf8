using System.Globalization;

namespace Sim.Engine.Sweeps;

/// <summary>One of several equal parts of a sweep, for machines that share it. Case i, from 0, belongs to shard (i mod count) + 1.</summary>
public readonly record struct Shard
{
    /// <summary>Creates a shard.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <param name="count">Number of shards, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to the count.</exception>
    public Shard(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        Number = number;
        Count = count;
    }

    /// <summary>The whole sweep.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Which one, from 1.</summary>
    public int Number { get; }

    /// <summary>Number of shards.</summary>
    public int Count { get; }

    /// <summary>The case numbers that belong to this shard of a sweep, ascending.</summary>
    /// <param name="caseCount">Number of cases of the whole sweep.</param>
    public IEnumerable<long> CaseNumbers(long caseCount)
    {
        for (long number = Number - 1; number < caseCount; number += Count)
        {
            yield return number;
        }
    }

    /// <summary>How many cases belong to this shard.</summary>
    /// <param name="caseCount">Number of cases of the whole sweep.</param>
    public long CountOf(long caseCount) => caseCount < Number ? 0 : ((caseCount - Number) / Count) + 1;

    /// <summary><c>I/N</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
