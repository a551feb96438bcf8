using Parquet;
using Sim.Reshuffle.Fleets.Layout;

namespace Sim.Reshuffle.Fleets;

/// <summary>Reads a fleet file row group by row group and checks every value. Whatever is wrong with it is one line with row and column.</summary>
public static class FleetFileReader
{
    /// <summary>The largest file that is read, in bytes: it is in memory as a whole.</summary>
    public const long LargestBytes = 1L << 30;

    /// <summary>How every such file begins.</summary>
    public static ReadOnlySpan<byte> Magic => FooterCheck.Magic;

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="cancellationToken">Stops between two columns.</param>
    /// <exception cref="ReshuffleInputException">The bytes are no valid fleet file.</exception>
    public static async Task<Fleet> ReadAsync(string source, byte[] file, CancellationToken cancellationToken)
    {
        try
        {
            FooterCheck.Require(file);
            await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file, writable: false), cancellationToken: cancellationToken);
            return await ReadAsync(source, file, reader, cancellationToken);
        }
        catch (Exception failure) when (failure is not (ReshuffleInputException or OperationCanceledException))
        {
            // The library has no exception of its own for damaged bytes: indexes run over, casts fail, streams end.
            throw new ReshuffleInputException($"{source}: this is not a readable Parquet file; it is damaged, cut short or of another kind", failure);
        }
    }

    private static async Task<Fleet> ReadAsync(string source, byte[] file, ParquetReader reader, CancellationToken cancellationToken)
    {
        var metadata = reader.CustomMetadata;
        if (!metadata.TryGetValue(FleetSchema.FormatKey, out var format) || format != FleetSchema.Format)
        {
            throw new ReshuffleInputException($"{source}: the metadata do not say format={FleetSchema.Format}; make one with sim reshuffle generate");
        }

        var columns = FleetColumnFields.Find(source, reader.Schema);
        var workersText = metadata.GetValueOrDefault(FleetSchema.WorkersKey) ?? throw new ReshuffleInputException($"{source}: the metadata have no workers");
        var settings = metadata.GetValueOrDefault(FleetSchema.SchedulerKey);
        var workers = FleetWorkersJson.Read(source, workersText);
        var assembly = new FleetAssembly(source, workers);
        var checksum = new FleetChecksum();
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            var rows = await new FleetRowGroupReader(source, file, columns, group, assembly.RowCount, workers.Length).ReadAsync(cancellationToken);
            rows.AddTo(checksum);
            assembly.Add(rows);
        }

        checksum.Add(workersText);
        checksum.Add(settings ?? "");
        if (metadata.TryGetValue(FleetSchema.ChecksumKey, out var expected) && expected != checksum.ToString())
        {
            throw new ReshuffleInputException($"{source}: the checksum of the contents is {checksum}, not {expected}: the file is damaged or was edited");
        }

        return assembly.ToFleet(settings);
    }
}
