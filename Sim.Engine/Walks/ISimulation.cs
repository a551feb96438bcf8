using Sim.Engine.Verdicts;

namespace Sim.Engine.Walks;

/// <summary>A kind of system that the engine can walk: how to build one, how to describe and simplify its actions.</summary>
/// <remarks>Several threads use one simulation at once: it keeps nothing that belongs to a case.</remarks>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public interface ISimulation<TConfiguration, TAction, TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Builds a fresh system. Everything it wants counted, judged or traced goes to <paramref name="recorder"/>.</summary>
    ValueTask<TSystem> CreateAsync(TConfiguration configuration, Recorder recorder, CancellationToken cancellationToken);

    /// <summary>Whether the action changes nothing and is there only to fill a walk.</summary>
    bool IsIdle(TAction action);

    /// <summary>One line that names the action with its payload, the same for equal actions; it enters the trace hash.</summary>
    string Describe(TAction action);

    /// <summary>Actions strictly simpler than this one, simplest first; none if it is as simple as it gets.</summary>
    IEnumerable<TAction> SimplerActions(TAction action);

    /// <summary>Walks with a strictly simpler configuration, simplest first; the steps may be adapted to it.</summary>
    IEnumerable<Walk<TConfiguration, TAction>> SimplerConfigurations(Walk<TConfiguration, TAction> walk);

    /// <summary>Names the oracle under which an exception counts that is no judgement, and says what is wrong.</summary>
    OracleViolatedException Explain(Exception exception);

    /// <summary>
    /// Whether an exception says something about what the system runs on and nothing about the system. A case that meets one
    /// begins anew once, and if that fails in the same manner it ends in an <see cref="EnvironmentFaultException"/>.
    /// </summary>
    bool IsEnvironmentFault(Exception exception) => false;
}
