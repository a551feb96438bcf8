using Sim.CommandLine;
using Sim.Engine.Simulations;
using Sim.Models.Lockstep;
using Sim.Models.World;
using Sim.Provisioning;

namespace Sim.Cli.Environment;

/// <summary>Opens backends for one command. A Postgres server is found or started when first asked for, and stopped at the end.</summary>
/// <param name="postgres">What stands in for the Postgres backend; null for a server.</param>
/// <param name="answerTimeout">How long an answer of the server is waited for, unless its connection string says it; null for what small cases need.</param>
internal sealed class Backends(IStorageProvider? postgres = null, TimeSpan? answerTimeout = null) : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(20);

    private PostgresServer? _server;
    private PostgresStoragePool? _pool;

    /// <summary>Opens a backend, or the lockstep of both.</summary>
    /// <exception cref="EnvironmentLackingException">No Postgres is to be had, or it does not do what storages need.</exception>
    /// <exception cref="UsageException">What should name it is no connection string.</exception>
    public async Task<IStorageProvider> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var memory = new InMemoryStorageProvider();
        if (name == BackendNames.Memory)
        {
            return memory;
        }

        var accused = postgres ?? new PostgresStorageProvider(await PoolAsync(cancellationToken));
        return name == BackendNames.Both ? new LockstepProvider(memory, accused) : accused;
    }

    /// <summary>An empty storage on Postgres for a run of its own.</summary>
    /// <exception cref="EnvironmentLackingException">No Postgres is to be had.</exception>
    public async Task<StorageLease> RentAsync(CancellationToken cancellationToken) =>
        await (await PoolAsync(cancellationToken)).RentAsync(cancellationToken: cancellationToken);

    /// <summary>Drops the databases and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_pool is not null)
        {
            await _pool.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task<PostgresStoragePool> PoolAsync(CancellationToken cancellationToken)
    {
        if (_pool is not null)
        {
            return _pool;
        }

        try
        {
            _server ??= await PostgresServer.StartAsync(cancellationToken);
            _pool = new PostgresStoragePool(_server, answerTimeout ?? AnswerTimeout);
            await _pool.PrepareAsync(cancellationToken);
            return _pool;
        }
        catch (MalformedConnectionStringException malformed)
        {
            throw new UsageException(malformed.Message, malformed);
        }
        catch (PostgresUnavailableException unavailable)
        {
            throw new EnvironmentLackingException(unavailable.Message, unavailable);
        }
    }
}
