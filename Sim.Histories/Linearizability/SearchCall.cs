namespace Sim.Histories.Linearizability;

/// <summary>What the search needs to know of a call.</summary>
/// <param name="InvokedAt">Position of its invocation.</param>
/// <param name="ReturnedAt">Position of its return; the largest number if its outcome is unknown.</param>
/// <param name="Twin">The call before it that has the same input and an unknown outcome too; -1 if there is none. The two can change places.</param>
internal readonly record struct SearchCall(int InvokedAt, int ReturnedAt, int Twin)
{
    public const int Never = int.MaxValue;

    public bool IsUnknown => ReturnedAt == Never;
}
