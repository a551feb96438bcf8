using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Stores what a ledger has decided about the scheduler's own tables. Tables that others write too are decided where they are locked.</summary>
internal static class DecisionWriter
{
    /// <summary>Stores it.</summary>
    /// <param name="transaction">Commits it as one unit.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="version">Recorded with worker assignments; null to record nothing.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static Task WriteAsync(PostgresTransaction transaction, LedgerDecision decision, string? version, CancellationToken cancellationToken) => decision switch
    {
        RegistrationDecision registration => RegistrationWriter.WriteAsync(transaction, registration.Verdict, cancellationToken),
        HousekeepingDecision housekeeping => HousekeepingWriter.WriteAsync(transaction, housekeeping, cancellationToken),
        PlacementDecision placement => PlacementWriter.WriteAsync(transaction, placement, version, cancellationToken),
        ConfirmationDecision confirmation => ConfirmationWriter.WriteAsync(transaction, confirmation, cancellationToken),
        VisibilityDecision visibility => VisibilityWriter.WriteAsync(transaction, visibility, cancellationToken),
        MarkDecision mark => LifecycleStamps.WriteAsync(
            transaction,
            StoragePhases.MarkForRemoval + ":stamp",
            LifecycleStamps.Marked,
            mark.Marked is { } chunk ? [chunk] : [],
            mark.MarkedAt.Value,
            cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "a decision about tables that others write too"),
    };
}
