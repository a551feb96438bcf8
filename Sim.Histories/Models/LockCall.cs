namespace Sim.Histories.Models;

/// <summary>A call of a lock.</summary>
/// <param name="Owner">Who wants to hold it, or to give it back.</param>
public abstract record LockCall(string Owner)
{
    /// <summary>Takes the lock if it is free.</summary>
    public sealed record Acquire(string Owner) : LockCall(Owner)
    {
        /// <inheritdoc/>
        public override string ToString() => $"acquire for {Owner}";
    }

    /// <summary>Gives the lock back if the owner holds it.</summary>
    public sealed record Release(string Owner) : LockCall(Owner)
    {
        /// <inheritdoc/>
        public override string ToString() => $"release by {Owner}";
    }
}
