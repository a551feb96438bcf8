using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>How a run through a storage begins, and what lags in it.</summary>
/// <param name="Baseline">Holders before step 1 by row of the catalog; null if the planner decides.</param>
/// <param name="LagSteps">Cycles between a publication and its confirmation.</param>
/// <param name="IsIngested">Whether the storage holds the chunks of the input already.</param>
internal sealed record CyclingOptions(HolderLists? Baseline, int LagSteps, bool IsIngested);
