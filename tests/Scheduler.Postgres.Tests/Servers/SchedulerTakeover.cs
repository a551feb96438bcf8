using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>Starts a scheduler after another one lost its connection.</summary>
public static class SchedulerTakeover
{
    /// <summary>Opens a storage as soon as the server has noticed that the cut connection is gone.</summary>
    public static async Task<PostgresSchedulerStorage> OpenWhenFreeAsync(PostgresStorageOptions options)
    {
        while (true)
        {
            try
            {
                return await PostgresSchedulerStorage.OpenAsync(options);
            }
            catch (StorageException fault) when (fault.Kind == StorageErrorKind.AlreadyRunning)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2));
            }
        }
    }
}
