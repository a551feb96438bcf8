namespace Scheduler.Core.Lifecycle;

/// <summary>Names under which storages report operations and their phases to an <see cref="IPhaseObserver"/>. A backend may report further phases of its own.</summary>
public static class StoragePhases
{
    /// <summary>Datasets are stored.</summary>
    public const string InsertNewDatasets = "insert_new_datasets";

    /// <summary>Chunks are stored without a look at overlap.</summary>
    public const string InsertNewChunks = "insert_new_chunks";

    /// <summary>Chunks are stored if their ranges are free.</summary>
    public const string IngestChunks = "ingest_chunks";

    /// <summary>Stored chunks are admitted or rejected.</summary>
    public const string RegisterNewChunks = "register_new_chunks";

    /// <summary>The chunks without a lifecycle row are collected.</summary>
    public const string FetchCandidates = "register_new_chunks:fetch_candidates";

    /// <summary>Candidates for a range are compared with what stands.</summary>
    public const string OverlapProbe = "nonoverlap:overlap_probe";

    /// <summary>The roster is taken over.</summary>
    public const string UpdateWorkerSet = "update_worker_set";

    /// <summary>Long departed workers are forgotten.</summary>
    public const string CollectInactiveWorkers = "collect_inactive_workers";

    /// <summary>A whole scheduling cycle.</summary>
    public const string RunSchedulingCycle = "run_scheduling_cycle";

    /// <summary>Drains of departed workers end.</summary>
    public const string PurgeDepartedStaleMappings = "run_scheduling_cycle:purge_departed_stale_mappings";

    /// <summary>Drains whose successors all left return to the ideal.</summary>
    public const string RescueOrphanedDrains = "run_scheduling_cycle:rescue_orphaned_drains";

    /// <summary>Dropped chunks leave the worker side.</summary>
    public const string TombstoneExpiredChunks = "run_scheduling_cycle:tombstone_expired_chunks";

    /// <summary>Drains end whose window has passed.</summary>
    public const string ExpireDrainedStaleMappings = "run_scheduling_cycle:expire_drained_stale_mappings";

    /// <summary>The input of the algorithm is put together.</summary>
    public const string MergeCurrentPlacement = "run_scheduling_cycle:merge_current_placement";

    /// <summary>The algorithm decides.</summary>
    public const string Schedule = "run_scheduling_cycle:schedule";

    /// <summary>The plan is compared with the ideal.</summary>
    public const string DeriveDeltas = "run_scheduling_cycle:derive_deltas";

    /// <summary>The plan becomes the ideal, with the drains, diffs and stamps that follow.</summary>
    public const string CommitNewIdeal = "run_scheduling_cycle:commit_new_ideal";

    /// <summary>The worker assignment is put together.</summary>
    public const string BuildWorkerAssignment = "run_scheduling_cycle:build_worker_assignment";

    /// <summary>The watermark rises.</summary>
    public const string ConfirmWorkerAssignment = "confirm_worker_assignment";

    /// <summary>Queued changes of routing are settled.</summary>
    public const string ReplayConfirmedDiffs = "confirm_worker_assignment:replay_confirmed_diffs";

    /// <summary>A whole visibility cycle.</summary>
    public const string RunVisibilityCycle = "run_visibility_cycle";

    /// <summary>The corrections that fire are found.</summary>
    public const string ApplyReadyCorrections = "run_visibility_cycle:apply_ready_corrections";

    /// <summary>The chunks that become visible are found.</summary>
    public const string PromotableChunks = "run_visibility_cycle:promotable_chunks";

    /// <summary>The chunks that stop being visible are found.</summary>
    public const string DropMarkedChunks = "run_visibility_cycle:drop_marked_chunks";

    /// <summary>The portal assignment is put together.</summary>
    public const string BuildPortalAssignment = "run_visibility_cycle:build_portal_assignment";

    /// <summary>A chunk is marked.</summary>
    public const string MarkForRemoval = "mark_for_removal";

    /// <summary>Replacements are stored.</summary>
    public const string RegisterCorrections = "register_corrections";
}
