using Scheduler.Core.Lifecycle;

namespace Sim.Models.Coverage;

/// <summary>Whether readers may be sent to a worker.</summary>
internal static class RoutedWorkers
{
    /// <summary>Whether the confirmed routing of any chunk names the worker.</summary>
    public static bool IsRouted(this StorageState state, WorkerPk worker)
    {
        for (var i = 0; i < state.ConfirmedRouting.Count; i++)
        {
            if (state.ConfirmedRouting[i].Workers.Contains(worker))
            {
                return true;
            }
        }

        return false;
    }
}
