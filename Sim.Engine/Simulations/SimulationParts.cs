using System.Collections.Immutable;
using Sim.Engine.Views;

namespace Sim.Engine.Simulations;

/// <summary>All that was said of a simulation so far.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
internal sealed record SimulationParts<TConfiguration, TAction, TSystem>
{
    public required string Name { get; init; }

    public required string About { get; init; }

    public required Func<TConfiguration, CaseContext, ValueTask<TSystem>> CreateAsync { get; init; }

    public required ImmutableArray<ModelDefinition<TConfiguration, TSystem>> Models { get; init; }

    public ImmutableArray<ActionDefinition<TAction, TSystem>> Actions { get; init; } = [];

    public ImmutableArray<OracleDefinition<TSystem>> Oracles { get; init; } = [];

    public ImmutableArray<FactDefinition<TSystem>> Facts { get; init; } = [];

    public ImmutableArray<ObservationDefinition<TSystem>> Observations { get; init; } = [];

    public bool IsOneAtATime { get; init; }

    public ImmutableArray<string> Bugs { get; init; } = [];

    public ImmutableArray<SimulationOption> Options { get; init; } = [];

    public ImmutableDictionary<Type, Func<object, IEnumerable<object>>> Simplifiers { get; init; } =
        ImmutableDictionary<Type, Func<object, IEnumerable<object>>>.Empty;

    public Action<ViewRecorder, TSystem>? Picture { get; init; }

    public Func<TSystem, long> NowTicks { get; init; } = _ => 0;
}
