namespace Sim.Engine.Walks;

/// <summary>A live system under test together with the world around it. It draws no random numbers: what happens is decided by its configuration and the actions alone.</summary>
/// <typeparam name="TAction">One step.</typeparam>
public interface ISimulatedSystem<in TAction> : IAsyncDisposable
{
    /// <summary>Present logical time.</summary>
    long NowTicks { get; }

    /// <summary>The precondition of an action in the present state. Asked when an action is drawn, and again for every action that shrinking keeps.</summary>
    bool IsEnabled(TAction action);

    /// <summary>Performs one action and judges what it led to through the recorder that the system was created with. A disabled action must do something sensible: walk files replay unconditionally.</summary>
    ValueTask ExecuteAsync(TAction action, CancellationToken cancellationToken);

    /// <summary>Called once after the last step, for judgements and measures that concern the whole case.</summary>
    ValueTask FinishAsync(CancellationToken cancellationToken);
}
