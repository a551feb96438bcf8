using System.Collections.Immutable;
using Sim.Engine.Views;

namespace Sim.Engine.Simulations;

/// <summary>What a world of records is run by.</summary>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
internal interface IWorldRules<TAction, TSystem>
{
    /// <summary>The oracles, in the order in which they are asked.</summary>
    ImmutableArray<OracleDefinition<TSystem>> Oracles { get; }

    /// <summary>Situations and figures.</summary>
    ImmutableArray<FactDefinition<TSystem>> Facts { get; }

    /// <summary>Parts of the state that belong to the trace.</summary>
    ImmutableArray<ObservationDefinition<TSystem>> Observations { get; }

    /// <summary>The logical time of a system.</summary>
    long NowTicks(TSystem system);

    /// <summary>The kind that an action is of.</summary>
    ActionDefinition<TAction, TSystem> ActionOf(TAction action);

    /// <summary>Tells a picture of an action: its kind, its text, and what it names by number.</summary>
    void Show(TAction action, ViewRecorder view);

    /// <summary>What the simulation adds to a picture after every step; null for nothing.</summary>
    Action<ViewRecorder, TSystem>? Picture { get; }

    /// <summary>What is counted when an action of a kind is performed.</summary>
    string LabelOf(ActionDefinition<TAction, TSystem> definition);
}
