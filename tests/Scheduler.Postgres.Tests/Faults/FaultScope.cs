namespace Scheduler.Postgres.Tests.Faults;

/// <summary>What the enumeration of faults leaves out.</summary>
public static class FaultScope
{
    /// <summary>
    /// Names of statements that no operation of the contract sends: the claim of a start, which has tests of its own, and reads
    /// for inspection or as a sign of life, which change nothing. A rollback is what a fault leads to and not a place for another.
    /// </summary>
    public static IReadOnlyList<string> NotStruck { get; } =
        [":rollback", "claim_leadership:raise_epoch", "ping:read_leader", "read_datasets:fetch"];
}
