using Scheduler.Core.Placement;
using Sim.Reshuffle.Schedulers;

namespace Sim.Reshuffle.Runs;

/// <summary>Remembers nothing.</summary>
internal sealed class NoPlanLog : IPlanLog
{
    private NoPlanLog()
    {
    }

    /// <summary>The one there is.</summary>
    public static NoPlanLog Instance { get; } = new();

    /// <inheritdoc/>
    public PlannedStep Next(HolderLists before, Func<PlannedStep> plan) => plan();
}
