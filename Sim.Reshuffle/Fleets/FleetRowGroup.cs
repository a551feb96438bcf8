using Parquet;
using Parquet.Schema;

namespace Sim.Reshuffle.Fleets;

/// <summary>One row group of a fleet file as it was read, not yet judged.</summary>
/// <param name="Datasets">Dataset of each row.</param>
/// <param name="Ids">Id of each row.</param>
/// <param name="FirstBlocks">First block of each row.</param>
/// <param name="LastBlocks">Last block of each row.</param>
/// <param name="SizesBytes">Size of each row.</param>
/// <param name="Holders">Holders of all rows, as Parquet lays them out.</param>
internal sealed record FleetRowGroup(
    string[] Datasets, string[] Ids, long[] FirstBlocks, long[] LastBlocks, long[] SizesBytes, RepeatedColumn Holders)
{
    private const long MostRows = 1 << 20;
    private const long MostRowsOfFile = 50_000_000;

    /// <summary>Reads a row group. Sizes that the file claims are checked before memory is taken for them.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="group">The row group.</param>
    /// <param name="firstRow">Rows before it.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<FleetRowGroup> ReadAsync(
        string path, ParquetSchema schema, ParquetRowGroupReader group, long firstRow, int workers, CancellationToken cancellationToken)
    {
        if (group.RowCount is < 0 or > MostRows || firstRow + group.RowCount > MostRowsOfFile)
        {
            throw new ReshuffleInputException(
                FormattableString.Invariant($"{path}: row {firstRow}: a row group of {group.RowCount} rows; at most {MostRows} in one and {MostRowsOfFile} in all are read"));
        }

        var rows = (int)group.RowCount;
        string[] datasets = new string[rows], ids = new string[rows];
        await group.ReadAsync(schema.FindDataField(FleetSchema.Dataset.Name), datasets, cancellationToken: cancellationToken);
        await group.ReadAsync(schema.FindDataField(FleetSchema.Id.Name), ids, cancellationToken: cancellationToken);
        return new FleetRowGroup(
            datasets,
            ids,
            await ReadNumbersAsync(FleetSchema.FirstBlock),
            await ReadNumbersAsync(FleetSchema.LastBlock),
            await ReadNumbersAsync(FleetSchema.SizeBytes),
            await ReadHoldersAsync(path, schema.FindDataField(FleetSchema.Holders.Name), group, firstRow, workers, cancellationToken));

        async Task<long[]> ReadNumbersAsync(DataField column)
        {
            var numbers = new long[rows];
            await group.ReadAsync<long>(schema.FindDataField(column.Name), numbers, cancellationToken: cancellationToken);
            return numbers;
        }
    }

    /// <summary>Adds the contents to a checksum, in the order in which they are written.</summary>
    public void AddTo(FleetChecksum checksum)
    {
        checksum.Add(Datasets);
        checksum.Add(Ids);
        checksum.Add(FirstBlocks);
        checksum.Add(LastBlocks);
        checksum.Add(SizesBytes);
        checksum.Add(Holders.Values);
        checksum.Add(Holders.RepetitionLevels);
    }

    private static async Task<RepeatedColumn> ReadHoldersAsync(
        string path, DataField field, ParquetRowGroupReader group, long firstRow, int workers, CancellationToken cancellationToken)
    {
        var entries = group.GetMetadata(field)?.MetaData?.NumValues ?? -1;
        if (entries < group.RowCount || entries > group.RowCount * Math.Max(1, workers) || entries > Array.MaxLength)
        {
            throw new ReshuffleInputException(
                FormattableString.Invariant($"{path}: row {firstRow}: holders: {entries} entries for {group.RowCount} rows and {workers} workers"));
        }

        int[] values = new int[entries], definitions = new int[entries], repetitions = new int[entries];
        await group.ReadRawAsync<int>(field, values, definitions, repetitions, cancellationToken);
        var count = definitions.Count(static level => level == 1);
        return new RepeatedColumn(values[..count], definitions, repetitions);
    }
}
