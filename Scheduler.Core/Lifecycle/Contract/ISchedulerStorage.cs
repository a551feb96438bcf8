namespace Scheduler.Core.Lifecycle;

/// <summary>
/// The lifecycle of chunks: what is stored, when it changes, what is published. Calls are sequential; the caller decides
/// their order, and no operation calls another. A usual loop is: workers, registration, scheduling cycle, confirmation
/// when reported, visibility cycle. Time is passed in and must not go backwards; equal ticks are legal.
/// </summary>
/// <remarks>
/// Every call that takes a tick and is not refused stores it. A tick below the newest stored one, or further ahead of it than
/// the host allows, is refused by each of them with a <see cref="ClockRefusedException"/>.
/// Every operation is atomic: when it throws, nothing of it remains, save for the housekeeping of a scheduling cycle.
/// </remarks>
public interface ISchedulerStorage : IAsyncDisposable
{
    /// <summary>Consents to a leap of the clock: from now on nothing up to a tick is refused for being too far ahead. It is not stored, and does nothing else.</summary>
    /// <param name="upTo">The last tick that is no leap.</param>
    void ConsentToLeap(Tick upTo);

    /// <summary>Creates datasets.</summary>
    /// <exception cref="StorageException">A name is taken or repeated: <see cref="StorageErrorKind.DatasetAlreadyExists"/>.</exception>
    /// <exception cref="RefusedValueException">A name is outside the limits.</exception>
    ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default);

    /// <summary>Stores chunks without looking at overlap; registration decides about that. Keys rise in input order.</summary>
    /// <returns>The new keys, in input order.</returns>
    /// <exception cref="StorageException"><see cref="StorageErrorKind.UnknownDataset"/>, else <see cref="StorageErrorKind.ChunkAlreadyExists"/> for an identity taken or repeated.</exception>
    /// <exception cref="RefusedValueException">A size, block range or name is outside the limits.</exception>
    ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default);

    /// <summary>Stores chunks and refuses the whole batch if one overlaps a chunk that is not gone, registered or not. An identity that is there already is a duplicate, not a conflict.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorKind.ChunkOverlaps"/>, naming both chunks; <see cref="StorageErrorKind.UnknownDataset"/>.</exception>
    /// <exception cref="RefusedValueException">A size, block range or name is outside the limits.</exception>
    ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default);

    /// <summary>Admits or rejects every stored chunk that has no lifecycle row yet.</summary>
    /// <returns>The admitted chunks, ascending.</returns>
    ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes the complete set of active workers. It changes status and version only; the next cycle draws the consequences.</summary>
    /// <exception cref="RefusedValueException">A worker is repeated, in whatever spelling of its identity, or a peer id or version is outside the limits.</exception>
    ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default);

    /// <summary>Deletes workers that have been inactive for more than <paramref name="retentionTicks"/>, with their draining copies.</summary>
    /// <returns>The deleted workers, ascending.</returns>
    ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default);

    /// <summary>Housekeeping, then placement by <paramref name="algorithm"/>, then publication.</summary>
    /// <param name="algorithm">Decides who holds what.</param>
    /// <param name="now">Present tick.</param>
    /// <param name="drainWindowTicks">Length of the window in which a copy is kept after it left a portal assignment.</param>
    /// <param name="cancellationToken">Stops the cycle before it commits.</param>
    /// <exception cref="Exception">Whatever the algorithm throws; the housekeeping stays.</exception>
    ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default);

    /// <summary>Moves the watermark up to <paramref name="id"/> and routing with it. At or below the watermark nothing happens.</summary>
    /// <exception cref="StorageException">The id was never minted: <see cref="StorageErrorKind.UnknownAssignment"/>.</exception>
    ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default);

    /// <summary>Fires ready corrections, promotes confirmed chunks, drops marked ones, starts drains, and publishes.</summary>
    ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default);

    /// <summary>Asks for the removal of a chunk as a whole. Unknown or unregistered chunks are ignored.</summary>
    ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default);

    /// <summary>Stores replacements and the intent to swap them in, all or nothing.</summary>
    /// <returns>The keys of the replacements, in input order.</returns>
    /// <exception cref="CorrectionRejectedException">The reason of the lowest old key that is refused.</exception>
    /// <exception cref="RefusedValueException">A size, block range or name is outside the limits.</exception>
    ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default);
}
