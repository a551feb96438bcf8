using System.Numerics;
using Parquet;
using Parquet.Schema;
using Sim.Reshuffle.Fleets.Layout;

namespace Sim.Reshuffle.Fleets;

/// <summary>Reads one row group. Sizes that the file claims are checked before memory is taken for them, and a value that is missing is refused with its row.</summary>
/// <param name="source">What errors name.</param>
/// <param name="file">The whole file.</param>
/// <param name="columns">Its columns.</param>
/// <param name="group">The row group.</param>
/// <param name="firstRow">Rows before it.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class FleetRowGroupReader(
    string source, byte[] file, FleetColumnFields columns, ParquetRowGroupReader group, long firstRow, int workers)
{
    private const long MostRows = 1 << 20;
    private const long MostRowsOfFile = 50_000_000;
    private const long MostHolders = 1 << 27;

    /// <summary>Reads it.</summary>
    /// <exception cref="ReshuffleInputException">It is too large, or a value is missing.</exception>
    public async Task<FleetRowGroup> ReadAsync(CancellationToken cancellationToken)
    {
        if (group.RowCount is < 0 or > MostRows || firstRow + group.RowCount > MostRowsOfFile)
        {
            throw new ReshuffleInputException(
                FormattableString.Invariant($"{source}: row {firstRow}: a row group of {group.RowCount} rows; at most {MostRows} in one and {MostRowsOfFile} in all are read"));
        }

        return new FleetRowGroup(
            await ReadTextsAsync(columns.Dataset, cancellationToken),
            await ReadTextsAsync(columns.Id, cancellationToken),
            await ReadNumbersAsync(columns.FirstBlock, cancellationToken),
            await ReadNumbersAsync(columns.LastBlock, cancellationToken),
            await ReadNumbersAsync(columns.SizeBytes, cancellationToken),
            await ReadHoldersAsync(columns.Holders, cancellationToken));
    }

    private async Task<string[]> ReadTextsAsync(DataField field, CancellationToken cancellationToken)
    {
        RequireFlat(field);
        var texts = new string?[group.RowCount];
        await group.ReadAsync(field, texts.AsMemory()!, cancellationToken: cancellationToken);
        return Array.IndexOf(texts, null) is >= 0 and var row ? throw Missing(field, row) : [.. texts.OfType<string>()];
    }

    private Task<long[]> ReadNumbersAsync(DataField field, CancellationToken cancellationToken) =>
        field.ClrType == typeof(long) ? ReadNumbersAsync<long>(field, cancellationToken)
        : field.ClrType == typeof(int) ? ReadNumbersAsync<int>(field, cancellationToken)
        : field.ClrType == typeof(ulong) ? ReadNumbersAsync<ulong>(field, cancellationToken)
        : ReadNumbersAsync<uint>(field, cancellationToken);

    private async Task<long[]> ReadNumbersAsync<T>(DataField field, CancellationToken cancellationToken)
        where T : struct, INumber<T>
    {
        RequireFlat(field);
        var numbers = new T?[group.RowCount];
        if (field.IsNullable)
        {
            await group.ReadAsync(field, numbers.AsMemory(), cancellationToken: cancellationToken);
        }
        else
        {
            var given = new T[group.RowCount];
            await group.ReadAsync(field, given.AsMemory(), cancellationToken: cancellationToken);
            numbers = Array.ConvertAll(given, static number => (T?)number);
        }

        var wide = new long[numbers.Length];
        for (var row = 0; row < wide.Length; row++)
        {
            wide[row] = long.CreateSaturating(numbers[row] ?? throw Missing(field, row));
        }

        return wide;
    }

    private async Task<RepeatedColumn> ReadHoldersAsync(DataField field, CancellationToken cancellationToken)
    {
        var entries = MetadataOf(field).NumValues;
        if (entries < group.RowCount || entries > Math.Min(MostHolders, group.RowCount * Math.Max(1, workers)))
        {
            throw new ReshuffleInputException(
                FormattableString.Invariant($"{source}: row {firstRow}: holders: {entries} entries for {group.RowCount} rows and {workers} workers"));
        }

        RequirePages(field);
        int[] definitions = new int[entries], repetitions = new int[entries];
        var values = field.ClrType == typeof(long) ? await ReadRawAsync<long>()
            : field.ClrType == typeof(int) ? await ReadRawAsync<int>()
            : field.ClrType == typeof(ulong) ? await ReadRawAsync<ulong>()
            : await ReadRawAsync<uint>();
        return Normalized(field, values, definitions, repetitions);

        async Task<int[]> ReadRawAsync<T>()
            where T : struct, INumber<T>
        {
            var raw = new T[entries];
            await group.ReadRawAsync<T>(field, raw, definitions, repetitions, cancellationToken);
            return Array.ConvertAll(raw, int.CreateSaturating);
        }
    }

    /// <summary>
    /// A repeated field has the definition level 1 where there is a value. A list has one more if the list may be missing, and
    /// one more if an element may.
    /// </summary>
    private RepeatedColumn Normalized(DataField field, int[] values, int[] definitions, int[] repetitions)
    {
        var element = field.IsArray || !field.IsNullable ? field.MaxDefinitionLevel : field.MaxDefinitionLevel - 1;
        var (row, count) = (-1, 0);
        for (var i = 0; i < definitions.Length; i++)
        {
            row += repetitions[i] == 0 ? 1 : 0;
            var level = definitions[i];
            if ((level >= element && level < field.MaxDefinitionLevel) || level < element - 1)
            {
                throw Missing(field, row);
            }

            definitions[i] = level >= element ? 1 : 0;
            count += definitions[i];
        }

        return new RepeatedColumn(values[..count], definitions, repetitions);
    }

    private void RequireFlat(DataField field)
    {
        if (MetadataOf(field).NumValues != group.RowCount)
        {
            throw new DamagedParquetException();
        }

        RequirePages(field);
    }

    private void RequirePages(DataField field) => PageCheck.Require(file, MetadataOf(field));

    private Parquet.Meta.ColumnMetaData MetadataOf(DataField field) => group.GetMetadata(field)?.MetaData ?? throw new DamagedParquetException();

    private ReshuffleInputException Missing(DataField field, int row) =>
        new(FormattableString.Invariant($"{source}: row {firstRow + row}: {field.Path.FirstPart}: the value is missing (null)"));
}
