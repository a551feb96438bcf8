using System.Collections.Immutable;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Churn;
using Sim.Models.Flood;
using Sim.Models.Guided;
using Sim.Models.Swarm;
using Sim.Models.World;
using Sim.Models.ZeroQuorum;

namespace Sim.Models.Profiles;

/// <summary>All models of the scheduler world by name.</summary>
public static class ModelCatalog
{
    /// <summary>The names, in the order in which sweeps run them.</summary>
    public static readonly ImmutableArray<string> Names =
        [GuidedModel.ModelName, ChurnModel.ModelName, FloodModel.ModelName, ZeroQuorumModel.ModelName, SwarmModel.ModelName];

    /// <summary>The model of a name; null if there is none.</summary>
    public static IModel<WorldConfiguration, WorldAction, SchedulerWorld>? Find(string name, ModelSettings settings) => name switch
    {
        GuidedModel.ModelName => new GuidedModel(settings),
        ChurnModel.ModelName => new ChurnModel(settings),
        FloodModel.ModelName => new FloodModel(settings),
        ZeroQuorumModel.ModelName => new ZeroQuorumModel(settings),
        SwarmModel.ModelName => new SwarmModel(settings),
        _ => null,
    };
}
