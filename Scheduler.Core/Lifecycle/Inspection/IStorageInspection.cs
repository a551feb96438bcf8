namespace Scheduler.Core.Lifecycle;

/// <summary>Reads everything a storage holds, for tests, simulations and operators. It has no effect on state and may be called between any two operations.</summary>
public interface IStorageInspection
{
    /// <summary>Reads the whole state at once.</summary>
    ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default);
}
