namespace Sim.Engine.Walks;

/// <summary>Says, at every step of one case, what may happen next. It may keep state of its own; one is made per case.</summary>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public interface IActionSource<TAction, in TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Adds the choices that make sense in the present state. Called once per step; disabled draws are repeated from the same choices.</summary>
    /// <param name="system">The live system, to be read and not changed.</param>
    /// <param name="choices">Empty when called; at least one choice must be in it afterwards.</param>
    void Offer(TSystem system, ActionChoices<TAction> choices);
}
