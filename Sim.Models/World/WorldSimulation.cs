using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Shrinking;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>The scheduler world as the engine walks it, on one backend.</summary>
/// <param name="storage">Opens the backend.</param>
public sealed class WorldSimulation(IStorageProvider storage) : ISimulation<WorldConfiguration, WorldAction, SchedulerWorld>
{
    /// <summary>Name of the backend.</summary>
    public string Backend => storage.Backend;

    /// <summary>Whether the lines of a trace also show who stores what after each step, changed or not.</summary>
    public bool TracesWholeStates { get; init; }

    /// <inheritdoc/>
    public ValueTask<SchedulerWorld> CreateAsync(WorldConfiguration configuration, Recorder recorder, CancellationToken cancellationToken) =>
        SchedulerWorld.CreateAsync(configuration, storage, recorder, cancellationToken, TracesWholeStates);

    /// <inheritdoc/>
    public bool IsIdle(WorldAction action) => action.IsIdle;

    /// <inheritdoc/>
    public string Describe(WorldAction action) => action.ToString();

    /// <inheritdoc/>
    public IEnumerable<WorldAction> SimplerActions(WorldAction action) => action.Simpler();

    /// <inheritdoc/>
    public IEnumerable<Walk<WorldConfiguration, WorldAction>> SimplerConfigurations(Walk<WorldConfiguration, WorldAction> walk) =>
        WalkSimplifier.Simpler(walk);

    /// <inheritdoc/>
    public bool IsEnvironmentFault(Exception exception) => exception is StorageException storage && storage.Kind.IsOfEnvironment();

    /// <inheritdoc/>
    public OracleViolatedException Explain(Exception exception) =>
        new(OracleCatalog.Contract, ContractOracle.Judge("the step", exception).Violation
            ?? throw new InvariantViolatedException("an exception that no call expects is a violation", exception));
}
