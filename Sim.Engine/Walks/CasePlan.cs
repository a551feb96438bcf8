namespace Sim.Engine.Walks;

/// <summary>A drawn case.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
/// <param name="Configuration">What the system is built from.</param>
/// <param name="StepCount">How many steps to take.</param>
/// <param name="Actions">Where they come from.</param>
public sealed record CasePlan<TConfiguration, TAction, TSystem>(
    TConfiguration Configuration, int StepCount, IActionSource<TAction, TSystem> Actions)
    where TSystem : ISimulatedSystem<TAction>;
