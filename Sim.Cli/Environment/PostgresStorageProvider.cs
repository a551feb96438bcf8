using Sim.Engine.Walks;
using Sim.Models.World;
using Sim.Provisioning;

namespace Sim.Cli.Environment;

/// <summary>The Postgres backend: a database of a pool for each case.</summary>
/// <param name="pool">The pool.</param>
internal sealed class PostgresStorageProvider(PostgresStoragePool pool) : IStorageProvider
{
    /// <inheritdoc/>
    public string Backend => BackendNames.Postgres;

    /// <inheritdoc/>
    public async ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var lease = await pool.RentAsync(options => options with { LeapLimitTicks = settings.LeapLimitTicks, Edges = settings.Edges }, cancellationToken);
            return new WorldStorage(lease.Storage, lease.Storage, lease);
        }
        catch (PostgresUnavailableException unavailable)
        {
            throw new EnvironmentFaultException(unavailable.Message, unavailable);
        }
    }
}
