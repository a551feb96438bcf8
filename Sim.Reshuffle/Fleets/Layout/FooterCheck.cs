using System.Buffers.Binary;

namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>
/// Looks at the footer of a Parquet file before the library does, which believes every length and count in it: a changed
/// byte there can keep it busy for ever.
/// </summary>
internal static class FooterCheck
{
    /// <summary>How the file begins and ends.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    private const int TailBytes = sizeof(int) + 4;
    private const int LargestFooterBytes = 32 << 20;
    private const int DeepestSchema = 16;
    private const int SchemaField = 2;
    private const int ChildrenField = 5;

    /// <summary>Demands that the footer is one whole structure of the length that the file states, with a schema that is a tree.</summary>
    /// <exception cref="DamagedParquetException">It is not.</exception>
    public static void Require(ReadOnlySpan<byte> file)
    {
        if (file.Length < Magic.Length + TailBytes || !file.StartsWith(Magic) || !file.EndsWith(Magic))
        {
            throw new DamagedParquetException();
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(file[^TailBytes..]);
        if (length <= 0 || length > LargestFooterBytes || length > file.Length - TailBytes - Magic.Length)
        {
            throw new DamagedParquetException();
        }

        var footer = new CompactThrift(file[^(TailBytes + length)..^TailBytes]);
        for (var field = 0; footer.NextField(ref field, out var type);)
        {
            if (field == SchemaField && type == CompactType.List)
            {
                RequireTree(ref footer);
            }
            else
            {
                footer.Skip(type);
            }
        }

        if (footer.Position != length)
        {
            throw new DamagedParquetException();
        }
    }

    /// <summary>The schema is a list of nodes in the order of a walk through the tree, each with the number of its children.</summary>
    private static void RequireTree(ref CompactThrift footer)
    {
        var open = new Stack<long>([1]);
        for (var left = footer.ReadListHead(out var elements); left > 0; left--)
        {
            if (elements != CompactType.Struct || !open.TryPop(out var siblings))
            {
                throw new DamagedParquetException();
            }

            if (siblings > 1)
            {
                open.Push(siblings - 1);
            }

            if (ReadChildren(ref footer) is not 0 and var children)
            {
                open.Push(children > 0 && open.Count < DeepestSchema ? children : throw new DamagedParquetException());
            }
        }

        if (open.Count > 0)
        {
            throw new DamagedParquetException();
        }
    }

    private static long ReadChildren(ref CompactThrift footer)
    {
        var children = 0L;
        for (var field = 0; footer.NextField(ref field, out var type);)
        {
            if (field == ChildrenField && type == CompactType.Int32)
            {
                children = footer.ReadInteger();
            }
            else
            {
                footer.Skip(type);
            }
        }

        return children;
    }
}
