using CsCheck;
using Sim.Models.Actions;

namespace Sim.Models.Fetches;

/// <summary>Jumps of the clock that aim at the edges of the window M.</summary>
public static class ClockJumps
{
    /// <summary>M (weight 3), one tick, M - 1, M + 1 (1 each), anything below 2 M (2).</summary>
    public static Gen<WorldAction> Around(long mTicks) =>
        Gen.Frequency(
            (3, Gen.Const(mTicks)),
            (1, Gen.Const(1L)),
            (1, Gen.Const(Math.Max(0, mTicks - 1))),
            (1, Gen.Const(mTicks + 1)),
            (2, Gen.Long[Math.Min(1, (2 * mTicks) - 1), (2 * mTicks) - 1]))
        .Select(ticks => (WorldAction)new AdvanceClock(ticks));
}
