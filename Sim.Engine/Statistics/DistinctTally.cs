namespace Sim.Engine.Statistics;

/// <summary>
/// Counts distinct values in bounded memory: exactly up to <see cref="SampleLimit"/> of them, and beyond by Wegman's adaptive
/// sampling (Flajolet 1990), which keeps only the values whose upper d bits are 0 and raises d whenever too many are kept.
/// Which values are kept depends on the values alone, never on the order in which they came.
/// </summary>
internal sealed class DistinctTally
{
    /// <summary>The most values that are kept; the standard error of an estimate is 1.2 / sqrt(limit), half a percent.</summary>
    public const int SampleLimit = 65_536;

    private readonly HashSet<ulong> _kept = [];
    private int _sampledBits;

    /// <summary>Number of distinct values; an estimate if <see cref="IsExact"/> is false.</summary>
    public long Count => (long)_kept.Count << _sampledBits;

    /// <summary>Whether nothing had to be left out.</summary>
    public bool IsExact => _sampledBits == 0;

    /// <summary>Adds a value.</summary>
    /// <param name="value">A hash, whose bits are as good as random.</param>
    public void Add(ulong value)
    {
        if (IsSampled(value) && _kept.Add(value))
        {
            ThinOut();
        }
    }

    /// <summary>Adds what another tally kept.</summary>
    /// <returns>Whether the other one held a value that this one lacked and would keep.</returns>
    public bool MergeFrom(DistinctTally other)
    {
        // Asked before anything is added: thinning out on the way would make the answer depend on an order.
        var isNew = other._kept.Any(value => IsSampled(value) && !_kept.Contains(value));
        if (other._sampledBits > _sampledBits)
        {
            _sampledBits = other._sampledBits;
            _kept.RemoveWhere(value => !IsSampled(value));
        }

        _kept.UnionWith(other._kept.Where(IsSampled));
        ThinOut();
        return isNew;
    }

    /// <summary>That of a document.</summary>
    public static DistinctTally Of(DistinctDocument document)
    {
        var tally = new DistinctTally { _sampledBits = document.SampledBits };
        tally._kept.UnionWith(document.Kept);
        return tally;
    }

    /// <summary>All that it holds.</summary>
    public DistinctDocument ToDocument() => new([.. _kept.Order()], _sampledBits);

    private void ThinOut()
    {
        while (_kept.Count > SampleLimit)
        {
            _sampledBits++;
            _kept.RemoveWhere(value => !IsSampled(value));
        }
    }

    private bool IsSampled(ulong value) => _sampledBits == 0 || value >> (64 - _sampledBits) == 0;
}
