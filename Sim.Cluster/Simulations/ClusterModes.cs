using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;

namespace Sim.Cluster.Simulations;

/// <summary>The option that runs a simulation in another mode than its own.</summary>
internal static class ClusterModes
{
    private const string Name = "--mode";
    private const string Strict = "strict";
    private const string Pool = "pool";

    public static SimulationOption Option { get; } =
        new(Name, "what becomes of code that leaves its node: strict (it ends the case), or pool (it runs in order on a thread pool of one)")
        {
            Values = [Strict, Pool],
        };

    /// <summary>The mode of a case.</summary>
    public static WorldMode Read(CaseContext context, WorldMode own) => context.Option(Name) switch
    {
        Strict => WorldMode.Strict,
        Pool => WorldMode.PoolOfOne,
        _ => own,
    };
}
