using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>How a planner runs, as opposed to what it decides.</summary>
/// <param name="Observer">Told of the phases.</param>
/// <param name="Threads">Most threads to use, at least 1. The answer does not depend on it.</param>
internal sealed record PlannerExecution(IPhaseObserver? Observer, int Threads)
{
    /// <summary>Reads the arguments of a planner.</summary>
    /// <param name="observer">Told of the phases.</param>
    /// <param name="threads">Most threads; null for one per processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public static PlannerExecution Of(IPhaseObserver? observer, int? threads)
    {
        if (threads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "a planner needs at least one thread");
        }

        return new PlannerExecution(observer, threads ?? Environment.ProcessorCount);
    }
}
