using NpgsqlTypes;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes the intent to swap chunks.</summary>
internal static class CorrectionWriter
{
    /// <summary>Writes pending corrections.</summary>
    /// <param name="transaction">Has stored the replacements.</param>
    /// <param name="decision">The corrections.</param>
    /// <param name="datasetOf">Number of a dataset by name.</param>
    /// <param name="cancellationToken">Stops before the rows.</param>
    public static Task WriteAsync(
        PostgresTransaction transaction, CorrectionDecision decision, Func<string, DatasetId> datasetOf, CancellationToken cancellationToken) =>
        transaction.CopyAsync(
            new Statement(
                StoragePhases.RegisterCorrections + ":link",
                "copy chunk_corrections (old_chunk_pk, new_chunk_pk, dataset_id, created_at) from stdin (format binary)"),
            importer =>
            {
                for (var i = 0; i < decision.Links.Count; i++)
                {
                    var (oldChunk, newChunk) = decision.Links[i];
                    importer.StartRow();
                    importer.Write(oldChunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(newChunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(datasetOf(decision.Replacements[i].Chunk.Dataset).Value, NpgsqlDbType.Smallint);
                    importer.Write(decision.CreatedAt.Value, NpgsqlDbType.Bigint);
                }
            },
            cancellationToken);
}
