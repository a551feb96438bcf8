using Sim.Models.Lockstep;
using Sim.Models.World;
using Sim.Provisioning;

namespace Sim.Cli.Environment;

/// <summary>Opens backends for one command. A Postgres server is found or started when first asked for, and stopped at the end.</summary>
/// <param name="postgres">What stands in for the Postgres backend; null for a server.</param>
internal sealed class Backends(IStorageProvider? postgres = null) : IAsyncDisposable
{
    private PostgresServer? _server;
    private PostgresStoragePool? _pool;

    /// <summary>Opens a backend, or the lockstep of both.</summary>
    /// <exception cref="EnvironmentLackingException">No Postgres is to be had.</exception>
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
        try
        {
            _server ??= await PostgresServer.StartAsync(cancellationToken);
        }
        catch (PostgresUnavailableException unavailable)
        {
            throw new EnvironmentLackingException(unavailable.Message, unavailable);
        }

        return _pool ??= new PostgresStoragePool(_server);
    }
}
