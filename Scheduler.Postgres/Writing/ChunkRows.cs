using NpgsqlTypes;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Rows of chunks.</summary>
internal static class ChunkRows
{
    /// <summary>Finds which identities of a slice are stored.</summary>
    public const string FindStored = """
        select wanted.ordinal - 1
        from unnest($1::smallint[], $2::text[]) with ordinality as wanted (dataset_id, chunk_id, ordinal)
        join chunks as stored on stored.dataset_id = wanted.dataset_id and stored.chunk_id = wanted.chunk_id
        """;

    /// <summary>Inserts chunks.</summary>
    /// <param name="transaction">Has taken the keys.</param>
    /// <param name="operation">The operation that stores them.</param>
    /// <param name="chunks">The chunks, in the order of their keys.</param>
    /// <param name="datasetOf">Number of a dataset by name.</param>
    /// <param name="cancellationToken">Stops before the rows.</param>
    public static Task InsertAsync(
        PostgresTransaction transaction,
        string operation,
        IEnumerable<StoredChunk> chunks,
        Func<string, DatasetId> datasetOf,
        CancellationToken cancellationToken) =>
        transaction.CopyAsync(
            new Statement(operation + ":insert", "copy chunks (chunk_pk, dataset_id, chunk_id, size, files, first_block, last_block_delta) from stdin (format binary)"),
            importer =>
            {
                foreach (var (key, chunk) in chunks)
                {
                    importer.StartRow();
                    importer.Write(key.Value, NpgsqlDbType.Bigint);
                    importer.Write(datasetOf(chunk.Dataset).Value, NpgsqlDbType.Smallint);
                    importer.Write(chunk.Id, NpgsqlDbType.Text);
                    importer.Write((int)chunk.SizeBytes, NpgsqlDbType.Integer);
                    importer.Write(chunk.Files as string[] ?? [.. chunk.Files], NpgsqlDbType.Array | NpgsqlDbType.Text);
                    importer.Write(chunk.Blocks.First, NpgsqlDbType.Bigint);
                    importer.Write((int)(chunk.Blocks.Last - chunk.Blocks.First), NpgsqlDbType.Integer);
                }
            },
            cancellationToken);

    /// <summary>The positions of identities that a stored chunk has.</summary>
    public static async Task<HashSet<int>> FindStoredAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<(DatasetId Dataset, string Id)> identities, CancellationToken cancellationToken)
    {
        var stored = new HashSet<int>();
        for (var start = 0; start < identities.Count; start += transaction.Edges.KeySliceRows)
        {
            var slice = identities.Skip(start).Take(transaction.Edges.KeySliceRows).ToArray();
            var positions = await transaction.QueryAsync(
                new Statement(operation + ":find_stored", FindStored),
                static reader => (int)reader.GetInt64(0),
                cancellationToken,
                Array.ConvertAll(slice, static identity => identity.Dataset.Value),
                Array.ConvertAll(slice, static identity => identity.Id));
            stored.UnionWith(positions.Select(position => start + position));
        }

        return stored;
    }
}
