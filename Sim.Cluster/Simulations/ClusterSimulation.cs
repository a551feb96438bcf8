using CsCheck;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;
using Sim.Histories;
using Sim.Histories.Linearizability;
using Sim.Histories.Models;

namespace Sim.Cluster.Simulations;

/// <summary>
/// Simulations of clusters, on top of the engine's: the steps are the calls of clients and what goes wrong; the engine draws,
/// records, shrinks and replays them.
/// </summary>
/// <example>
/// <code>
/// var lease = ClusterSimulation.Of&lt;LeaseServer, LeaseClient, RegisterCall&lt;int&gt;, RegisterAnswer&lt;int&gt;&gt;("lease", definition)
///     .Call(Gen.Int[1, 9].Select(value => new Put(value)), put => new RegisterCall&lt;int&gt;.Write(put.Value), (client, put) => client.PutAsync(put.Value))
///     .Linearizable("L-01", new RegisterModel&lt;int&gt;(0));
/// </code>
/// </example>
public static class ClusterSimulation
{
    /// <summary>No search in a simulation goes on for longer: a longer one is left undecided.</summary>
    private static readonly SearchLimit HistoryLimit = new() { Configurations = 200_000 };

    /// <summary>Begins the definition of a simulation: a cluster and its faults. Nodes that fail and calls that are never answered are found from the beginning.</summary>
    /// <typeparam name="TService">What runs on a node.</typeparam>
    /// <typeparam name="TClient">What calls it.</typeparam>
    /// <typeparam name="TInput">What is asked, as the history has it.</typeparam>
    /// <typeparam name="TOutput">What is answered.</typeparam>
    /// <param name="name">Its name: lower-case letters, digits and hyphens.</param>
    /// <param name="definition">What the cluster consists of.</param>
    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> Of<TService, TClient, TInput, TOutput>(
        string name, ClusterDefinition<TService, TClient> definition)
        where TService : class
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(definition);
        var faults = new FaultPlan<TService, TClient, TInput, TOutput>(definition);
        var simulation = faults.AddTo(Simulation
            .OfAsync<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>>(
                name,
                ClusterConfiguration.Draw(definition.Faults),
                (configuration, context) => ClusterRun<TService, TClient, TInput, TOutput>.StartAsync(definition, configuration, context))
            .Option(ClusterModes.Option)
            .Clock(run => run.World.NowTicks)
            .Observe("cluster", run => run.Digest)
            .Simplify<Deviation>(_ => [])
            .Always("C-01", "no node ends by itself", run => run.FindFailedNode())
            .Eventually("C-02", "every call ends once everything is healed", (run, _) => run.FindUnansweredCallAsync()));
        return definition.Mode == WorldMode.PoolOfOne ? simulation.OneAtATime() : simulation;
    }

    /// <summary>Adds a kind of calls.</summary>
    /// <typeparam name="TStep">The calls as steps.</typeparam>
    /// <typeparam name="TService">What runs on a node.</typeparam>
    /// <typeparam name="TClient">What calls it.</typeparam>
    /// <typeparam name="TInput">What is asked, as the history has it.</typeparam>
    /// <typeparam name="TOutput">What is answered.</typeparam>
    /// <param name="simulation">The simulation.</param>
    /// <param name="calls">Draws what is asked; who asks and when is added.</param>
    /// <param name="inputOf">What the history says of it.</param>
    /// <param name="callAsync">Makes the call.</param>
    /// <param name="weight">How often it is drawn; faults have weights of 1 to 4.</param>
    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> Call<TStep, TService, TClient, TInput, TOutput>(
        this SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> simulation,
        Gen<TStep> calls,
        Func<TStep, TInput> inputOf,
        Func<TClient, TStep, Task<TOutput>> callAsync,
        int weight = 10)
        where TStep : ClientStep
        where TService : class
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return simulation.Action(
            run => run.Calling(calls) is { } calling ? run.Timed(calling) : null,
            (run, step, _) => run.PerformAsync(step, () => run.Call(step, inputOf(step), callAsync)),
            (run, step) => run.IsIdle(step.Client),
            weight);
    }

    /// <summary>Adds an oracle: the history of all calls is linearizable.</summary>
    /// <typeparam name="TState">State of the model.</typeparam>
    /// <typeparam name="TService">What runs on a node.</typeparam>
    /// <typeparam name="TClient">What calls it.</typeparam>
    /// <typeparam name="TInput">What is asked.</typeparam>
    /// <typeparam name="TOutput">What is answered.</typeparam>
    /// <param name="simulation">The simulation.</param>
    /// <param name="id">A short stable id.</param>
    /// <param name="model">What one object, called by one caller after the other, does.</param>
    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> Linearizable<TState, TService, TClient, TInput, TOutput>(
        this SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<TService, TClient, TInput, TOutput>> simulation,
        string id,
        SequentialModel<TState, TInput, TOutput> model)
        where TService : class
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return simulation.Always(id, "what clients saw is linearizable", run => run.JudgeHistory(id, history =>
            Histories.Linearizability.Linearizable.Check(history, model, HistoryLimit).Failure is { } failure ? run.Explain(failure, LinearizabilityText.Of(model, failure)) : null));
    }
}
