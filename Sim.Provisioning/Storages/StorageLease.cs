using Scheduler.Postgres;

namespace Sim.Provisioning;

/// <summary>A storage of a pool, until it is disposed.</summary>
public sealed class StorageLease : IAsyncDisposable
{
    private readonly Action _return;
    private bool _isReturned;

    internal StorageLease(PostgresSchedulerStorage storage, string connectionString, Action giveBack)
    {
        Storage = storage;
        ConnectionString = connectionString;
        _return = giveBack;
    }

    /// <summary>The storage, empty when it was handed out.</summary>
    public PostgresSchedulerStorage Storage { get; }

    /// <summary>Its database, for whoever needs another connection.</summary>
    public string ConnectionString { get; }

    /// <summary>Closes the storage and gives its database back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isReturned)
        {
            _isReturned = true;
            await Storage.DisposeAsync();
            _return();
        }
    }
}
