using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>The first thing in which two storage states differ.</summary>
/// <param name="Part">What sort of row differs, as in <c>draining copy</c>.</param>
/// <param name="Left">The left row, or that it is missing.</param>
/// <param name="Right">The right row, or that it is missing.</param>
public sealed record StateDifference(string Part, string Left, string Right)
{
    /// <summary>Compares two states row by row, by key; null if they are equal.</summary>
    /// <remarks>Holder lists are compared by content, all other rows as the records that they are. Only a difference is put into words.</remarks>
    public static StateDifference? First(StorageState left, StorageState right) =>
        OfRows("dataset", left.Datasets, right.Datasets, static name => name)
        ?? OfRows("chunk", left.Chunks, right.Chunks, Describe)
        ?? OfRows("lifecycle", left.Lifecycles, right.Lifecycles, Describe)
        ?? OfRows("worker", left.Workers, right.Workers, Describe)
        ?? OfRows("ideal", left.Ideal, right.Ideal, Describe, AreEqual)
        ?? OfRows("draining copy", left.StaleMappings, right.StaleMappings, Describe)
        ?? OfRows("queued routing change", left.Diffs, right.Diffs, Describe, AreEqual)
        ?? OfRows("confirmed routing", left.ConfirmedRouting, right.ConfirmedRouting, Describe, AreEqual)
        ?? OfRows("correction", left.Corrections, right.Corrections, Describe)
        ?? OfRows("portal assignment", left.PortalAssignments, right.PortalAssignments, Describe)
        ?? OfRows("waiting chunk", left.Waiting, right.Waiting, Describe)
        ?? OfNumber("watermark", left.Watermark, right.Watermark)
        ?? OfNumber("newest worker assignment", left.NewestWorkerAssignment, right.NewestWorkerAssignment)
        ?? OfTick("newest tick", left.NewestTick, right.NewestTick);

    private static StateDifference? OfRows<T>(
        string part, IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, string> describe, Func<T, T, bool>? areEqual = null)
        where T : class
    {
        areEqual ??= EqualityComparer<T>.Default.Equals;
        if (ReferenceEquals(left, right))
        {
            return null;
        }

        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var (first, second) = (i < left.Count ? left[i] : null, i < right.Count ? right[i] : null);
            if (first is null || second is null || !(ReferenceEquals(first, second) || areEqual(first, second)))
            {
                return new StateDifference(part, Text(first), Text(second));
            }
        }

        return null;

        string Text(T? row) => row is null ? "missing" : describe(row);
    }

    private static bool AreEqual(HoldersView left, HoldersView right) => left.Chunk == right.Chunk && left.Workers.SequenceEqual(right.Workers);

    private static bool AreEqual(DiffView left, DiffView right) =>
        (left.Assignment, left.Chunk) == (right.Assignment, right.Chunk) && left.Workers.SequenceEqual(right.Workers);

    private static StateDifference? OfNumber(string part, WorkerAssignmentId left, WorkerAssignmentId right) =>
        left == right ? null : new StateDifference(part, left.ToString(), right.ToString());

    private static StateDifference? OfTick(string part, Tick? left, Tick? right) =>
        left == right ? null : new StateDifference(part, left?.ToString() ?? "none", right?.ToString() ?? "none");

    private static string Describe(ChunkView row) =>
        Wording.Text($"{Wording.Name(row)}, {row.SizeBytes} bytes, blocks {row.Blocks}");

    private static string Describe(ChunkLifecycle row) =>
        Wording.Text($"chunk {row.Chunk}: placed {row.AppliedAtWorker}, shown {row.AppliedAtPortal}, marked {row.MarkedForRemoval}, rejected {row.Rejected}, dropped {row.DroppedAtPortal}, tombstoned {row.DroppedAtWorker}");

    private static string Describe(WorkerView row) =>
        Wording.Text($"worker {row.Pk}: {row.PeerId}, version {row.Version ?? "unknown"}, inactive since {row.InactiveSince}");

    private static string Describe(HoldersView row) => Wording.Text($"chunk {row.Chunk}: {Wording.List([.. row.Workers])}");

    private static string Describe(StaleMappingView row) =>
        Wording.Text($"chunk {row.Chunk} on worker {row.Worker}: superseded at {row.SupersededAt}, dropped at {row.DroppedAt}, anchored at tick {row.AnchorTick}");

    private static string Describe(DiffView row) =>
        Wording.Text($"worker assignment {row.Assignment}, chunk {row.Chunk}: {Wording.List([.. row.Workers])}");

    private static string Describe(CorrectionView row) =>
        Wording.Text($"chunk {row.Old} by {row.New} in {row.Dataset}: created at tick {row.CreatedAt}, completed at {row.AppliedAt}");

    private static string Describe(WaitingChunk row) =>
        Wording.Text($"chunk {row.Chunk}: {WaitingReasonNames.Of(row.Reason)} since tick {row.Since}");

    private static string Describe(PortalAssignmentView row) =>
        Wording.Text($"portal assignment {row.Id}: at tick {row.CreatedAt}, watermark {row.ConfirmedUpTo}");
}
