using Npgsql;

namespace Scheduler.Postgres.Sessions;

/// <summary>Turns queries into a batch of the driver, and reads what comes back.</summary>
internal static class StatementBatch
{
    /// <summary>Adds queries to an empty batch.</summary>
    public static NpgsqlBatch With(this NpgsqlBatch batch, IReadOnlyList<BatchQuery> queries)
    {
        foreach (var query in queries)
        {
            var command = new NpgsqlBatchCommand(query.Sql);
            foreach (var argument in query.Arguments)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = argument });
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>Reads all rows, so that a fault of any query comes to light. Either every query gives rows, or it is the only one.</summary>
    /// <returns>How many rows were read.</returns>
    public static async Task<int> ReadAsync(NpgsqlDataReader reader, IReadOnlyList<BatchQuery> queries, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var query in queries)
        {
            for (; await reader.ReadAsync(cancellationToken); count++)
            {
                query.Take(reader);
            }

            await reader.NextResultAsync(cancellationToken);
        }

        return count;
    }
}
