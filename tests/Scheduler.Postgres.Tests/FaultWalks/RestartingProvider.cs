using Sim.Models.World;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Opens storages that a plan strikes.</summary>
/// <param name="pool">Databases.</param>
/// <param name="plan">Where to strike.</param>
public sealed class RestartingProvider(PostgresStoragePool pool, IFaultPlan plan) : IStorageProvider
{
    /// <summary>What was struck.</summary>
    public WalkInterceptor Faults { get; } = new(plan);

    /// <summary>The latest storage; null before the first.</summary>
    public RestartingStorage? Latest { get; private set; }

    public string Backend => "postgres";

    public async ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var lease = await pool.RentAsync(options => options with { Interceptor = Faults, LeapLimitTicks = settings.LeapLimitTicks, Edges = settings.Edges }, cancellationToken);
        var storage = new RestartingStorage(lease, new PostgresStorageOptions(lease.ConnectionString) { Interceptor = Faults, LeapLimitTicks = settings.LeapLimitTicks, Edges = settings.Edges }, Faults);
        Latest = storage;
        return new WorldStorage(storage, storage, storage) { Restarts = () => storage.Restarts };
    }
}
