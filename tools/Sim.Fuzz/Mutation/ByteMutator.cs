namespace Sim.Fuzz.Mutation;

/// <summary>Damages bytes, whatever they mean.</summary>
internal static class ByteMutator
{
    private const int LongestRun = 32;

    private static readonly byte[] Telling = [0x00, 0x01, 0x0A, 0x22, 0x2C, 0x5B, 0x7B, 0x7F, 0x80, 0xC0, 0xED, 0xFF];

    /// <summary>Damages some bytes.</summary>
    /// <param name="bytes">The bytes; they stay as they are.</param>
    /// <param name="other">Bytes of the same kind, for splices.</param>
    /// <param name="draw">Decides.</param>
    public static byte[] Mutate(byte[] bytes, byte[] other, Draw draw)
    {
        var at = draw.Below(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + 1 + draw.Below(LongestRun));
        return draw.Below(7) switch
        {
            0 => Changed(bytes, at, value => (byte)(value ^ (1 << draw.Below(8)))),
            1 => Changed(bytes, at, _ => draw.OneOf(Telling)),
            2 => [.. bytes[..at], .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            4 => [.. bytes[..at], draw.OneOf(Telling), .. bytes[at..]],
            5 => bytes[..at],
            _ => [.. bytes[..at], .. other[draw.Below(other.Length + 1)..]],
        };
    }

    private static byte[] Changed(byte[] bytes, int at, Func<byte, byte> change)
    {
        var changed = (byte[])bytes.Clone();
        if (at < changed.Length)
        {
            changed[at] = change(changed[at]);
        }

        return changed;
    }
}
