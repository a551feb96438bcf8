using Parquet.Meta;

namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>Walks over the pages of a column before the library reads them, so that it takes memory only for what can be there.</summary>
internal static class PageCheck
{
    /// <summary>The most bytes that a column of a row group may become.</summary>
    private const long MostUncompressedBytes = 1L << 30;

    private const int LeastBytesOfDictionaryValue = 4;

    /// <summary>Demands that the pages of a column lie in the file one after the other, and hold as many values as the column.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="column">What the footer says of the column.</param>
    /// <exception cref="DamagedParquetException">They do not.</exception>
    public static void Require(ReadOnlySpan<byte> file, ColumnMetaData column)
    {
        var start = column.DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, column.DataPageOffset) : column.DataPageOffset;
        if (start < FooterCheck.Magic.Length || start > file.Length || column.NumValues < 0)
        {
            throw new DamagedParquetException();
        }

        var (position, values, uncompressed) = ((int)start, 0L, 0L);
        while (values < column.NumValues)
        {
            var page = PageHead.Read(file[position..]);
            RequirePage(page, file.Length - position - page.HeadBytes);
            position += page.HeadBytes + (int)page.CompressedBytes;
            values += page.DataValues;
            uncompressed += page.UncompressedBytes;
            if (uncompressed > MostUncompressedBytes)
            {
                throw new DamagedParquetException();
            }
        }

        if (values != column.NumValues)
        {
            throw new DamagedParquetException();
        }
    }

    private static void RequirePage(PageHead page, int bytesLeft)
    {
        if (page.CompressedBytes < 0 || page.CompressedBytes > bytesLeft
            || page.UncompressedBytes is < 0 or > MostUncompressedBytes
            || page.DataValues < 0
            || page.DictionaryValues < 0 || page.DictionaryValues > page.UncompressedBytes / LeastBytesOfDictionaryValue)
        {
            throw new DamagedParquetException();
        }
    }
}
