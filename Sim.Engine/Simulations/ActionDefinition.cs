using CsCheck;

namespace Sim.Engine.Simulations;

/// <summary>One kind of actions: how it is drawn, when it is enabled, what it does.</summary>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The system.</typeparam>
/// <param name="Kind">The type of its actions.</param>
/// <param name="Weight">Its share among the choices of a step; 0 if it is never drawn.</param>
/// <param name="Offer">What may be drawn in the present state; null if nothing.</param>
/// <param name="IsEnabled">The precondition.</param>
/// <param name="Perform">What it does.</param>
internal sealed record ActionDefinition<TAction, TSystem>(
    Type Kind,
    int Weight,
    Func<TSystem, Gen<TAction>?> Offer,
    Func<TSystem, TAction, bool> IsEnabled,
    Func<TSystem, TAction, CancellationToken, ValueTask> Perform);
