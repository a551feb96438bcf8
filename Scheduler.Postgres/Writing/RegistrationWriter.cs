using Npgsql;
using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes the lifecycle rows that registration gives to new chunks.</summary>
internal static class RegistrationWriter
{
    private const string Copy = "copy sched_chunk_metadata (chunk_pk, rejected) from stdin (format binary)";

    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(PostgresTransaction transaction, RegistrationVerdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.Admitted.Count > 0)
        {
            await transaction.CopyAsync(
                new Statement(StoragePhases.RegisterNewChunks + ":admit", Copy), importer => Write(importer, verdict.Admitted, rejected: false), cancellationToken);
        }

        ChunkPk[] rejected =
            [.. verdict.Rejected.Select(static loser => loser.Claim.Chunk), .. verdict.Mismatched.Select(static claim => claim.Chunk)];
        if (rejected.Length > 0)
        {
            await transaction.CopyAsync(
                new Statement(StoragePhases.RegisterNewChunks + ":reject", Copy), importer => Write(importer, rejected, rejected: true), cancellationToken);
        }
    }

    private static void Write(NpgsqlBinaryImporter importer, IReadOnlyList<ChunkPk> chunks, bool rejected)
    {
        foreach (var chunk in chunks)
        {
            importer.StartRow();
            importer.Write(chunk.Value, NpgsqlDbType.Bigint);
            importer.Write(rejected, NpgsqlDbType.Boolean);
        }
    }
}
