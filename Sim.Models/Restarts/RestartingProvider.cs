using Scheduler.Core.InMemory;
using Sim.Models.World;

namespace Sim.Models.Restarts;

/// <summary>The in-memory backend under a scheduler that is restarted again and again, at places that depend on nothing but the number of its calls.</summary>
/// <param name="interruptsCycles">Whether restarts also strike in the middle of scheduling cycles, and not only between calls.</param>
public sealed class RestartingProvider(bool interruptsCycles) : IStorageProvider
{
    /// <inheritdoc/>
    public string Backend => InMemoryStorageProvider.Name;

    /// <inheritdoc/>
    public ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var storage = new RestartingStorage(new InMemorySchedulerStorage(leapLimitTicks: settings.LeapLimitTicks, edges: settings.Edges), interruptsCycles);
        return ValueTask.FromResult(new WorldStorage(storage, storage, storage) { Restarts = () => storage.Restarts });
    }
}
