using System.IO.Compression;
using System.Text;
using Parquet;

namespace Sim.Reshuffle.Fleets;

/// <summary>Writes a fleet file, row group by row group.</summary>
public static class FleetFileWriter
{
    /// <summary>Writes a file.</summary>
    /// <param name="stream">Where; it must be able to seek.</param>
    /// <param name="fleet">What.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(Stream stream, Fleet fleet, CancellationToken cancellationToken)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        await using var writer = await ParquetWriter.CreateAsync(new(FleetSchema.Columns), stream, options, cancellationToken: cancellationToken);
        var (workers, checksum) = (FleetWorkersJson.Write(fleet.Workers), new FleetChecksum());
        for (var first = 0; first < fleet.ChunkCount; first += FleetSchema.RowsPerGroup)
        {
            await WriteGroupAsync(writer, fleet, first, Math.Min(fleet.ChunkCount, first + FleetSchema.RowsPerGroup), checksum, cancellationToken);
        }

        checksum.Add(workers);
        checksum.Add(fleet.SchedulerSettings ?? "");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FleetSchema.FormatKey] = FleetSchema.Format,
            [FleetSchema.WorkersKey] = workers,
            [FleetSchema.ChecksumKey] = checksum.ToString(),
        };
        if (fleet.SchedulerSettings is { } settings)
        {
            metadata.Add(FleetSchema.SchedulerKey, settings);
        }

        writer.CustomMetadata = metadata;
    }

    private static async Task WriteGroupAsync(
        ParquetWriter writer, Fleet fleet, int first, int end, FleetChecksum checksum, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        var datasets = Array.ConvertAll(fleet.Datasets[first..end], dataset => fleet.DatasetNames[dataset]);
        var ids = new string[end - first];
        for (var row = first; row < end; row++)
        {
            ids[row - first] = Encoding.UTF8.GetString(fleet.Ids[row]);
        }

        checksum.Add(datasets);
        checksum.Add(ids);
        await group.WriteAsync(FleetSchema.Dataset, datasets);
        await group.WriteAsync(FleetSchema.Id, ids);
        await WriteAsync(FleetSchema.FirstBlock, fleet.FirstBlocks[first..end]);
        await WriteAsync(FleetSchema.LastBlock, fleet.LastBlocks[first..end]);
        await WriteAsync(FleetSchema.SizeBytes, fleet.SizesBytes[first..end]);
        var holders = RepeatedColumn.Of(fleet.Holders, first, end);
        checksum.Add(holders.Values);
        checksum.Add(holders.RepetitionLevels);
        await group.WriteAllPartsAsync<int>(FleetSchema.Holders, holders.Values, holders.DefinitionLevels, holders.RepetitionLevels, cancellationToken);
        group.CompleteValidate();

        async Task WriteAsync(Parquet.Schema.DataField field, long[] numbers)
        {
            checksum.Add(numbers);
            await group.WriteAsync<long>(field, numbers, cancellationToken: cancellationToken);
        }
    }
}
