using System.Text;

namespace Scheduler.Core.Placement;

/// <summary>A column of UTF-8 texts in one block of bytes: entry i is <c>Bytes[Offsets[i] .. Offsets[i + 1]]</c>.</summary>
public sealed class Utf8Column
{
    /// <summary>Takes ownership of the two arrays.</summary>
    /// <param name="offsets">Start of each text and, last, the end of the last one; starts with 0.</param>
    /// <param name="bytes">The texts, one after the other.</param>
    public Utf8Column(int[] offsets, byte[] bytes)
    {
        Invariant.Require(offsets.Length > 0 && offsets[0] == 0, "a column must start at 0");
        Invariant.Require(offsets[^1] <= bytes.Length, "the last text must end within the bytes");
        Offsets = offsets;
        Bytes = bytes;
    }

    /// <summary>Start of each text and, last, the end of the last one.</summary>
    public int[] Offsets { get; }

    /// <summary>The texts, one after the other.</summary>
    public byte[] Bytes { get; }

    /// <summary>Number of texts.</summary>
    public int Count => Offsets.Length - 1;

    /// <summary>One text.</summary>
    public ReadOnlySpan<byte> this[int index] => Bytes.AsSpan(Offsets[index], Offsets[index + 1] - Offsets[index]);

    /// <summary>Builds a column from texts.</summary>
    public static Utf8Column FromStrings(IReadOnlyList<string> texts)
    {
        var offsets = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++)
        {
            offsets[i + 1] = checked(offsets[i] + Encoding.UTF8.GetByteCount(texts[i]));
        }

        var bytes = new byte[offsets[^1]];
        for (var i = 0; i < texts.Count; i++)
        {
            Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(offsets[i]));
        }

        return new Utf8Column(offsets, bytes);
    }
}
