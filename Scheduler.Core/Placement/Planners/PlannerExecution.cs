using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>How a planner runs, as opposed to what it decides.</summary>
/// <param name="Observer">Told of the phases.</param>
/// <param name="Threads">Most threads to use, at least 1. The answer does not depend on it.</param>
/// <param name="Edges">Where work is cut and searches end.</param>
internal sealed record PlannerExecution(IPhaseObserver? Observer, int Threads, PlacementEdges Edges)
{
    /// <summary>On the calling thread, with the usual edges.</summary>
    public static PlannerExecution Alone { get; } = new(Observer: null, Threads: 1, PlacementEdges.Usual);

    /// <summary>Sizes at which work is cut.</summary>
    public WorkEdges Work => Edges.Work;

    /// <summary>Reads the arguments of a planner.</summary>
    /// <param name="observer">Told of the phases.</param>
    /// <param name="threads">Most threads; null for one per processor.</param>
    /// <param name="edges">Where work is cut and searches end; null for what hosts use.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public static PlannerExecution Of(IPhaseObserver? observer, int? threads, PlacementEdges? edges)
    {
        if (threads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "a planner needs at least one thread");
        }

        return new PlannerExecution(observer, threads ?? Environment.ProcessorCount, edges ?? PlacementEdges.Usual);
    }
}
