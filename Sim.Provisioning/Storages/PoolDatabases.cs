using System.Globalization;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;

namespace Sim.Provisioning;

/// <summary>
/// Makes and drops the databases of one pool, by one session that lives as long as the pool. The session bears the pool's name,
/// which every database of the pool begins with: by it a later run knows whose owner is gone. One statement at a time.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="name">Name of the pool.</param>
internal sealed class PoolDatabases(string server, string name) : IAsyncDisposable
{
    /// <summary>How long a statement may take.</summary>
    public const int AnswerSeconds = 30;

    // The databases of pools whose session is gone; that of a pool is there before its first database is.
    private const string FindAbandoned = """
        select datname, coalesce(shobj_description(pg_database.oid, 'pg_database'), '') from pg_database
        where datname ~ '^sim_[0-9a-f]{8}_[0-9]+$'
          and not exists (select from pg_stat_activity where application_name = substring(pg_database.datname for 12))
        """;

    private const string CountFree = """
        select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
               - coalesce(current_setting('reserved_connections', true)::int, 0)
               - (select count(*) from pg_stat_activity where backend_type = 'client backend')::int,
               (select case when rolconnlimit < 0 then null else rolconnlimit - (select count(*) from pg_stat_activity where usename = current_user) end
                from pg_roles where rolname = current_user)::int
        """;

    private readonly SemaphoreSlim _turn = new(1);
    private MaintenanceSession? _session;

    /// <summary>Name of a pool that nobody else has.</summary>
    public static string NewName() => $"sim_{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>A name for a database.</summary>
    public string DatabaseName(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");

    /// <summary>Makes a database that can store every text, whatever the server's own encoding, and notes who owns it.</summary>
    public async Task CreateAsync(string database, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"create database {database} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'", cancellationToken);
        await ExecuteAsync($"comment on database {database} is '{ProcessIdentity.Current.Text.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken);
    }

    /// <summary>Drops a database of ours, whoever is still connected.</summary>
    public Task DropAsync(string database, CancellationToken cancellationToken) =>
        ExecuteAsync($"drop database if exists {database} with (force)", cancellationToken);

    /// <summary>
    /// Drops what killed runs left: databases whose pool has no session any more, whose process is gone as far as this machine
    /// can tell, and to which nobody is connected. What belongs to others stays.
    /// </summary>
    public async Task DropAbandonedAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string Database, string Owner)>();
        await ReadAsync(FindAbandoned, reader => found.Add((reader.GetString(0), reader.GetString(1))), cancellationToken);
        foreach (var (database, owner) in found.Where(static entry => !ProcessIdentity.IsAlive(entry.Owner)))
        {
            try
            {
                await ExecuteAsync($"drop database if exists {database}", cancellationToken);
            }
            catch (StorageException)
            {
                // Somebody is connected, has dropped it meanwhile, or it is another role's.
            }
        }
    }

    /// <summary>How many more connections the server grants.</summary>
    public async Task<int> CountFreeConnectionsAsync(CancellationToken cancellationToken)
    {
        var free = 0;
        await ReadAsync(CountFree, reader => free = Math.Min(reader.GetInt32(0), reader.IsDBNull(1) ? int.MaxValue : reader.GetInt32(1)), cancellationToken);
        return free;
    }

    /// <summary>Ends the session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        _turn.Dispose();
    }

    private Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        InTurnAsync(session => session.ExecuteAsync(sql, cancellationToken), cancellationToken);

    private Task ReadAsync(string sql, Action<NpgsqlDataReader> take, CancellationToken cancellationToken) =>
        InTurnAsync(session => session.ReadAsync(sql, take, cancellationToken), cancellationToken);

    private async Task InTurnAsync(Func<MaintenanceSession, Task<int>> run, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_session is not { IsOpen: true })
            {
                await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
                _session = await MaintenanceSession.OpenAsync(server, name, TimeSpan.FromSeconds(AnswerSeconds), cancellationToken);
            }

            await run(_session);
        }
        finally
        {
            _turn.Release();
        }
    }
}
