using Sim.Engine.Replay;
using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>Does something with a simulation whose types only the simulation knows.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface ISimulationVisitor<out TResult>
{
    /// <summary>Does it.</summary>
    TResult Visit<TConfiguration, TAction, TSystem, TWitness>(SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness;
}
