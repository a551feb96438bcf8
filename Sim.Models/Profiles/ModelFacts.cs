using System.Collections.Immutable;
using Sim.Engine.Verdicts;

namespace Sim.Models.Profiles;

/// <summary>
/// What a sweep must see at least once, model by model. A fact is declared for a model only if at least one in a hundred of
/// its cases sees it: a sweep of 1,000 cases then misses it with a probability below 0.00005. Facts are declared where
/// they are watched for; those that a model sees more rarely are reported and not demanded.
/// </summary>
public static class ModelFacts
{
    /// <summary>Facts of the guided model.</summary>
    public static readonly ImmutableArray<FactDescription> Guided = [];

    /// <summary>Facts of the churn model.</summary>
    public static readonly ImmutableArray<FactDescription> Churn = Guided;

    /// <summary>Facts of the flood model.</summary>
    public static readonly ImmutableArray<FactDescription> Flood = [];

    /// <summary>Facts of the zero-quorum model.</summary>
    public static readonly ImmutableArray<FactDescription> ZeroQuorum = [];

    /// <summary>Facts of the swarm model.</summary>
    public static readonly ImmutableArray<FactDescription> Swarm = Guided;
}
