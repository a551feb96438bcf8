using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Remembers plans, so that an interrupted run need not make them again.</summary>
internal interface IPlanLog
{
    /// <summary>The next plan: the remembered one if there is one, else one that is made and remembered now.</summary>
    /// <param name="before">The rows before the plan, of as many chunks or fewer.</param>
    /// <param name="plan">Makes the plan.</param>
    PlannedStep Next(HolderLists before, Func<PlannedStep> plan);
}
