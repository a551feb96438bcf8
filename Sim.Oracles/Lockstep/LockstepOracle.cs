using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-41. Two backends that were told the same are in the same state, surrogate keys and assignment numbers included.</summary>
public static class LockstepOracle
{
    /// <summary>Judges two states.</summary>
    /// <param name="leftName">Name of the left backend.</param>
    /// <param name="left">Its state.</param>
    /// <param name="rightName">Name of the right backend.</param>
    /// <param name="right">Its state.</param>
    public static Verdict Judge(string leftName, StorageState left, string rightName, StorageState right) =>
        StateDifference.First(left, right) is { } difference
            ? Wording.Of(
                OracleCatalog.Lockstep,
                difference.Part,
                difference.Left,
                $"the backends differ in the {difference.Part}: {leftName} has {difference.Left}; {rightName} has {difference.Right}")
            : Verdict.Holds;
}
