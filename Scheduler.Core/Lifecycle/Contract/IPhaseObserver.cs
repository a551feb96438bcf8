namespace Scheduler.Core.Lifecycle;

/// <summary>Told when a phase of an operation begins and ends, so that a host can measure; the scheduler itself reads no clock.</summary>
/// <remarks>An observer must not throw and must not call the storage.</remarks>
public interface IPhaseObserver
{
    /// <summary>A phase begins.</summary>
    /// <param name="name">Operation and phase, as in <c>run_scheduling_cycle:commit_new_ideal</c>.</param>
    void Begin(string name);

    /// <summary>The phase that began last under this name ends.</summary>
    /// <param name="name">The name given at its beginning.</param>
    void End(string name);
}
