using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Shared;

internal sealed partial class SharedTableWriter
{
    private const string InsertDatasets = """
        insert into datasets (id, name)
        select ($1 + ordinal)::smallint, name from unnest($2::text[]) with ordinality as fresh (name, ordinal)
        """;

    /// <summary>Creates datasets.</summary>
    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.InsertNewDatasets;
        using var phase = Phase(Operation);
        DatasetRule.RequireAll(names, static _ => false, stored: 0);
        await WriteAsync(
            Operation,
            async transaction =>
            {
                var last = await KeyCounters.TakeDatasetsAsync(transaction, Operation, names.Count, cancellationToken);
                var taken = await transaction.QueryAsync(
                    new Statement(Operation + ":resolve_datasets", FindDatasets), static reader => reader.GetString(0), cancellationToken, [names.ToArray()]);
                DatasetRule.RequireAll(names, taken.Contains, (int)last);
                return await transaction.ExecuteAsync(
                    new Statement(Operation + ":insert", InsertDatasets), cancellationToken, last, names.ToArray());
            },
            cancellationToken);
    }
}
