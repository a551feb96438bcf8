using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes the intent to swap chunks.</summary>
internal static class CorrectionWriter
{
    /// <summary>Writes pending corrections.</summary>
    /// <param name="transaction">Has stored the replacements.</param>
    /// <param name="rows">Old chunk, replacement and dataset of each.</param>
    /// <param name="now">Tick of the registration.</param>
    /// <param name="cancellationToken">Stops before the rows.</param>
    public static Task WriteAsync(
        PostgresTransaction transaction, IReadOnlyList<(ChunkPk Old, ChunkPk New, DatasetId Dataset)> rows, Tick now, CancellationToken cancellationToken) =>
        transaction.CopyAsync(
            new Statement(
                StoragePhases.RegisterCorrections + ":link",
                "copy chunk_corrections (old_chunk_pk, new_chunk_pk, dataset_id, created_at) from stdin (format binary)"),
            importer =>
            {
                foreach (var (oldChunk, newChunk, dataset) in rows)
                {
                    importer.StartRow();
                    importer.Write(oldChunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(newChunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(dataset.Value, NpgsqlDbType.Smallint);
                    importer.Write(now.Value, NpgsqlDbType.Bigint);
                }
            },
            cancellationToken);
}
