namespace Sim.Fuzz.Mutation;

/// <summary>Draws numbers: the same for the same seed, on every machine.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The draws of one input.</summary>
    public static Draw Of(ulong seed, string target, long index)
    {
        var draw = new Draw(seed);
        foreach (var letter in target)
        {
            draw._state = draw.Next() ^ letter;
        }

        draw._state = draw.Next() ^ (ulong)index;
        return new Draw(draw.Next());
    }

    /// <summary>A number from 0 to one less than a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)Math.Max(1, bound));

    /// <summary>One of some things.</summary>
    public T OneOf<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>Whether something of a chance of one in so many happens.</summary>
    public bool OneIn(int count) => Below(count) == 0;

    private ulong Next()
    {
        var value = _state += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
