namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>What the head of a page says.</summary>
/// <param name="HeadBytes">Length of the head itself.</param>
/// <param name="CompressedBytes">Bytes that follow it.</param>
/// <param name="UncompressedBytes">Bytes that they become.</param>
/// <param name="DataValues">Values of a page of data; 0 for other pages.</param>
/// <param name="DictionaryValues">Values of a dictionary; 0 for other pages.</param>
internal readonly record struct PageHead(int HeadBytes, long CompressedBytes, long UncompressedBytes, long DataValues, long DictionaryValues)
{
    private const int UncompressedField = 2;
    private const int CompressedField = 3;
    private const int DataField = 5;
    private const int DictionaryField = 7;
    private const int SecondDataField = 8;

    /// <summary>Reads a head.</summary>
    /// <exception cref="DamagedParquetException">The bytes do not begin with one.</exception>
    public static PageHead Read(ReadOnlySpan<byte> bytes)
    {
        var thrift = new CompactThrift(bytes);
        var (compressed, uncompressed, data, dictionary) = (0L, 0L, 0L, 0L);
        for (var field = 0; thrift.NextField(ref field, out var type);)
        {
            switch (field, type)
            {
                case (UncompressedField, CompactType.Int32):
                    uncompressed = thrift.ReadInteger();
                    break;
                case (CompressedField, CompactType.Int32):
                    compressed = thrift.ReadInteger();
                    break;
                case (DataField or SecondDataField, CompactType.Struct):
                    data = ReadValueCount(ref thrift);
                    break;
                case (DictionaryField, CompactType.Struct):
                    dictionary = ReadValueCount(ref thrift);
                    break;
                default:
                    thrift.Skip(type);
                    break;
            }
        }

        return new PageHead(thrift.Position, compressed, uncompressed, data, dictionary);
    }

    /// <summary>The number of values is the first field of each special head.</summary>
    private static long ReadValueCount(ref CompactThrift thrift)
    {
        var values = 0L;
        for (var field = 0; thrift.NextField(ref field, out var type);)
        {
            if (field == 1 && type == CompactType.Int32)
            {
                values = thrift.ReadInteger();
            }
            else
            {
                thrift.Skip(type);
            }
        }

        return values;
    }
}
