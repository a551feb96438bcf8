using Parquet;

namespace Sim.Reshuffle.Fleets;

/// <summary>Reads a fleet file row group by row group and checks every value. Whatever is wrong with it is one line with row and column.</summary>
public static class FleetFileReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ReshuffleInputException">The file is no valid fleet file.</exception>
    public static async Task<Fleet> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new ReshuffleInputException($"{path}: this is a folder, not a file");
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using var reader = await ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: cancellationToken);
            return await ReadAsync(path, reader, cancellationToken);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ReshuffleInputException($"{path}: there is no such file", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ReshuffleInputException($"{path}: the file may not be read", failure);
        }
        catch (Exception failure) when (failure is not (ReshuffleInputException or OperationCanceledException))
        {
            // The library has no exception of its own for damaged bytes: indexes run over, casts fail, streams end.
            throw new ReshuffleInputException($"{path}: this is not a readable Parquet file; it is damaged, cut short or of another kind", failure);
        }
    }

    private static async Task<Fleet> ReadAsync(string path, ParquetReader reader, CancellationToken cancellationToken)
    {
        var metadata = reader.CustomMetadata;
        if (!metadata.TryGetValue(FleetSchema.FormatKey, out var format) || format != FleetSchema.Format)
        {
            throw new ReshuffleInputException($"{path}: the metadata do not say format={FleetSchema.Format}; make one with sim reshuffle generate");
        }

        RequireColumns(path, reader);
        var workersText = metadata.GetValueOrDefault(FleetSchema.WorkersKey) ?? throw new ReshuffleInputException($"{path}: the metadata have no workers");
        var settings = metadata.GetValueOrDefault(FleetSchema.SchedulerKey);
        var workers = FleetWorkersJson.Read(path, workersText);
        var assembly = new FleetAssembly(path, workers);
        var checksum = new FleetChecksum();
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            var rows = await FleetRowGroup.ReadAsync(path, reader.Schema, group, assembly.RowCount, workers.Length, cancellationToken);
            rows.AddTo(checksum);
            assembly.Add(rows);
        }

        checksum.Add(workersText);
        checksum.Add(settings ?? "");
        if (metadata.TryGetValue(FleetSchema.ChecksumKey, out var expected) && expected != checksum.ToString())
        {
            throw new ReshuffleInputException($"{path}: the checksum of the contents is {checksum}, not {expected}: the file is damaged or was edited");
        }

        return assembly.ToFleet(settings);
    }

    private static void RequireColumns(string path, ParquetReader reader)
    {
        var found = reader.Schema.DataFields.ToDictionary(static field => field.Path.ToString(), StringComparer.Ordinal);
        foreach (var column in FleetSchema.Columns)
        {
            if (!found.Remove(column.Name, out var field))
            {
                throw new ReshuffleInputException($"{path}: the column {column.Name} is missing");
            }

            if (field.ClrType != column.ClrType || field.IsArray != column.IsArray || (field.IsNullable && !field.IsArray))
            {
                throw new ReshuffleInputException($"{path}: the column {column.Name} is of another type");
            }
        }

        if (found.Count > 0)
        {
            throw new ReshuffleInputException($"{path}: unknown column {found.Keys.Order(StringComparer.Ordinal).First()}");
        }
    }
}
