namespace Sim.Fuzz.Mutation;

/// <summary>Makes inputs from others by one to four changes.</summary>
internal static class Mutator
{
    private const int MostChanges = 4;
    private const int LargestBytes = 1 << 20;

    /// <summary>Makes an input.</summary>
    /// <param name="corpus">What to begin with.</param>
    /// <param name="isText">Whether the inputs are texts.</param>
    /// <param name="draw">Decides.</param>
    public static byte[] Mutate(IReadOnlyList<byte[]> corpus, bool isText, Draw draw)
    {
        var bytes = draw.OneOf(corpus);
        for (var left = 1 + draw.Below(MostChanges); left > 0 && bytes.Length < LargestBytes; left--)
        {
            bytes = (isText ? draw.Below(3) : 0) switch
            {
                0 => ByteMutator.Mutate(bytes, draw.OneOf(corpus), draw),
                1 => TextMutator.Mutate(bytes, draw),
                _ => JsonMutator.Mutate(bytes, draw),
            };
        }

        return bytes;
    }
}
