using Sim.Engine.Tracing;

namespace Sim.Cluster.Worlds;

/// <summary>
/// Random numbers that belong to one thing: a message, a write, a node. They are derived from the seed of the world and from
/// what the thing is, never from how many numbers were drawn before, so that leaving out one step of a walk leaves the luck of
/// everything else as it was.
/// </summary>
internal struct Fate
{
    private TraceHash _hash;

    private Fate(TraceHash hash) => _hash = hash;

    /// <summary>The fate of a thing.</summary>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="kind">What sort of thing it is.</param>
    /// <param name="first">Its name, or that of its sender.</param>
    /// <param name="second">That of its receiver, or of its file.</param>
    /// <param name="number">Its number among its like.</param>
    public static Fate Of(ulong seed, string kind, string first, string second, long number)
    {
        var hash = new TraceHash();
        hash.Fold(seed);
        hash.Fold(kind);
        hash.Fold(first);
        hash.Fold(second);
        hash.Fold(number);
        return new Fate(hash);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next64()
    {
        _hash.Fold(1UL);
        return _hash.Value;
    }

    /// <summary>A number from 0 to <paramref name="maximumInclusive"/>; the bias of the remainder does not matter here.</summary>
    public long Next(long maximumInclusive) => (long)(Next64() % ((ulong)maximumInclusive + 1));

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Happens(int percent) => Next(99) < percent;
}
