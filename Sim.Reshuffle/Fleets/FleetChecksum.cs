using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Sim.Reshuffle.Fleets;

/// <summary>
/// A hash over the contents of a fleet file, row group by row group, so that a flipped bit that still decodes is noticed:
/// XxHash64 over each column's values, texts as UTF-8 with a zero byte behind each, numbers little endian.
/// </summary>
internal sealed class FleetChecksum
{
    private readonly XxHash64 _hash = new();

    /// <summary>Adds a column of texts.</summary>
    public void Add(ReadOnlySpan<string> texts)
    {
        Span<byte> buffer = stackalloc byte[512];
        foreach (var text in texts)
        {
            var count = Encoding.UTF8.GetMaxByteCount(text.Length) < buffer.Length ? Encoding.UTF8.GetBytes(text, buffer) : -1;
            _hash.Append(count < 0 ? Encoding.UTF8.GetBytes(text) : buffer[..count]);
            _hash.Append([0]);
        }
    }

    /// <summary>Adds a column of numbers.</summary>
    public void Add(ReadOnlySpan<long> numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            _hash.Append(MemoryMarshal.AsBytes(numbers));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            _hash.Append(bytes);
        }
    }

    /// <summary>Adds the levels and values of holders.</summary>
    public void Add(ReadOnlySpan<int> numbers)
    {
        var wide = new long[numbers.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = numbers[i];
        }

        Add(wide);
    }

    /// <summary>Adds a text of the metadata.</summary>
    public void Add(string text) => Add([text]);

    /// <summary>The hash so far: 16 hexadecimal digits.</summary>
    public override string ToString() => _hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
}
