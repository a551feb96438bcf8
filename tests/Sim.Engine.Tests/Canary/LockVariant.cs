namespace Sim.Engine.Tests.Canary;

/// <summary>Which lock is under test: the right one, or one with a planted defect.</summary>
internal enum LockVariant
{
    /// <summary>No defect.</summary>
    Right,

    /// <summary>The store never looks at the token of a write, so it takes writes from holders whose lease ran out long ago.</summary>
    Unfenced,

    /// <summary>A lease that runs out frees the lock, but nobody who waits is told.</summary>
    ForgetsWaiters,

    /// <summary>The third write that arrives is reported differently in every second system that the process builds.</summary>
    Unsteady,
}
