namespace Sim.Histories.Models;

/// <summary>A lock with one owner at most; it is free at first, and its owner cannot take it twice. It answers whether it did as asked.</summary>
public sealed class LockModel : DeterministicModel<string?, LockCall, bool>
{
    /// <inheritdoc/>
    public override string? InitialState => null;

    /// <inheritdoc/>
    public override Effect<string?, bool> Apply(string? state, LockCall input) => input switch
    {
        LockCall.Acquire(var owner) => state is null ? new(owner, true) : new(state, false),
        LockCall.Release(var owner) => state == owner ? new(null, true) : new(state, false),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "a lock knows no such call"),
    };

    /// <inheritdoc/>
    public override bool ChangesNothing(LockCall input, bool output) => !output;

    /// <inheritdoc/>
    public override string DescribeState(string? state) => state is null ? "free" : $"held by {state}";
}
