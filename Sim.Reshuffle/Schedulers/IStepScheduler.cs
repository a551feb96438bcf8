using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Takes a scenario from step to step.</summary>
internal interface IStepScheduler : IAsyncDisposable
{
    /// <summary>The placement before step 1.</summary>
    Task<StepPlacement> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Follows the scenario, which has just advanced.</summary>
    Task<StepPlacement> StepAsync(ScenarioStep step, CancellationToken cancellationToken);
}
