namespace Sim.Engine.Events;

/// <summary>The sorts of tie rules; see <see cref="TieRule"/>.</summary>
public enum TieOrder
{
    /// <summary>What was scheduled first comes first.</summary>
    FirstIn,

    /// <summary>What was scheduled last comes first.</summary>
    LastIn,

    /// <summary>A seed decides.</summary>
    Seeded,
}
