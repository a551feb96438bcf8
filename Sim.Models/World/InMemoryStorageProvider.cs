using Scheduler.Core.InMemory;

namespace Sim.Models.World;

/// <summary>The in-memory backend.</summary>
public sealed class InMemoryStorageProvider : IStorageProvider
{
    /// <summary>Name of the backend.</summary>
    public const string Name = "memory";

    /// <inheritdoc/>
    public string Backend => Name;

    /// <inheritdoc/>
    public ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        var storage = new InMemorySchedulerStorage(leapLimitTicks: settings.LeapLimitTicks, edges: settings.Edges);
        return ValueTask.FromResult(new WorldStorage(storage, storage, storage));
    }
}
