using System.Collections.Frozen;
using System.Collections.Immutable;
using Sim.Engine.Shapes;
using Sim.Engine.Verdicts;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>A simulation of records as the engine runs it: its systems, and what is simpler than its actions.</summary>
/// <param name="parts">What was said of it.</param>
/// <param name="bug">The planted defect that is switched on; null for none.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class DefinedSimulation<TConfiguration, TAction, TSystem>(
    SimulationParts<TConfiguration, TAction, TSystem> parts, string? bug, SimulationInputs inputs)
    : ISimulation<TConfiguration, TAction, SimulatedWorld<TAction, TSystem>>, IWorldRules<TAction, TSystem>
    where TAction : notnull
{
    private static readonly OracleDescription Contract = new("no-exception", "no action throws");

    private readonly FrozenDictionary<Type, ActionDefinition<TAction, TSystem>> _actions = parts.Actions.ToFrozenDictionary(action => action.Kind);
    private readonly FrozenDictionary<Type, string> _labels =
        parts.Actions.ToFrozenDictionary(action => action.Kind, action => $"action: {ShapeText.NameOf(action.Kind)}");

    private readonly ShapeCatalog _shapes = new();

    /// <inheritdoc/>
    public ImmutableArray<OracleDefinition<TSystem>> Oracles => parts.Oracles;

    /// <inheritdoc/>
    public ImmutableArray<FactDefinition<TSystem>> Facts => parts.Facts;

    /// <inheritdoc/>
    public ImmutableArray<ObservationDefinition<TSystem>> Observations => parts.Observations;

    /// <inheritdoc/>
    public Action<ViewRecorder, TSystem>? Picture => parts.Picture;

    private ShapeRenumbering Renumbering => new(_shapes, parts.Actions.Select(action => action.Kind));

    private ShapeSimplifier Simplifier => new(_shapes, parts.Simplifiers);

    private ShapeText Text => field ??= new ShapeText(_shapes);

    /// <inheritdoc/>
    public long NowTicks(TSystem system) => parts.NowTicks(system);

    /// <inheritdoc/>
    public ActionDefinition<TAction, TSystem> ActionOf(TAction action) => _actions.TryGetValue(action.GetType(), out var definition)
        ? definition
        : throw new WalkNotExecutableException($"{ShapeText.NameOf(action.GetType())} is no action of {parts.Name}");

    /// <inheritdoc/>
    public string LabelOf(ActionDefinition<TAction, TSystem> definition) => _labels[definition.Kind];

    /// <inheritdoc/>
    public void Show(TAction action, ViewRecorder view) =>
        view.Act(ShapeText.NameOf(action.GetType()), Text.Describe(action), [.. Renumbering.NumbersOf(action)]);

    /// <inheritdoc/>
    public async ValueTask<SimulatedWorld<TAction, TSystem>> CreateAsync(
        TConfiguration configuration, Recorder recorder, CancellationToken cancellationToken)
    {
        var system = await parts.CreateAsync(configuration, new CaseContext(recorder, bug, inputs, cancellationToken));
        return new SimulatedWorld<TAction, TSystem>(system, this, recorder);
    }

    /// <inheritdoc/>
    public bool IsIdle(TAction action) => false;

    /// <inheritdoc/>
    public string Describe(TAction action) => Text.Describe(action);

    /// <inheritdoc/>
    public IEnumerable<TAction> SimplerActions(TAction action) =>
        Simplifier.Simpler(action, typeof(TAction), ShapeBounds.None).Select(simpler => (TAction)simpler!);

    /// <inheritdoc/>
    public IEnumerable<Walk<TConfiguration, TAction>> SimplerConfigurations(Walk<TConfiguration, TAction> walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return Simplifier.Simpler(walk.Configuration, typeof(TConfiguration), ShapeBounds.None)
            .Select(simpler => walk with { Configuration = (TConfiguration)simpler! })
            .Concat(Renumbering.Of(walk.Steps).Select(steps => walk with { Steps = steps }));
    }

    /// <inheritdoc/>
    public OracleViolatedException Explain(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var kind = exception.GetType().Name;
        return new OracleViolatedException(Contract, new Violation(Contract.Id, kind, SubjectKinds.System, $"{kind}: {exception.Message.ReplaceLineEndings(" ")}"));
    }
}
