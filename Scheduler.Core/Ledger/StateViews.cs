using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Parts of the state that was read last, kept until an operation changes what they show.</summary>
internal sealed class StateViews
{
    private IReadOnlyList<string> _datasets = [];

    public StorageState? State { get; set; }

    public IReadOnlyList<ChunkLifecycle>? Lifecycles { get; set; }

    public IReadOnlyList<HoldersView>? Ideal { get; set; }

    public IReadOnlyList<StaleMappingView>? Stale { get; set; }

    public IReadOnlyList<DiffView>? Diffs { get; set; }

    public IReadOnlyList<HoldersView>? Routing { get; set; }

    public IReadOnlyList<CorrectionView>? Corrections { get; set; }

    public IReadOnlyList<string> Datasets
    {
        get => _datasets;
        set => (_datasets, State) = (value, null);
    }

    public void ForgetLifecycles() => (Lifecycles, State) = (null, null);

    public void ForgetIdeal() => (Ideal, State) = (null, null);

    public void ForgetStale() => (Stale, State) = (null, null);

    public void ForgetDiffs() => (Diffs, State) = (null, null);

    public void ForgetRouting() => (Routing, State) = (null, null);

    public void ForgetCorrections() => (Corrections, State) = (null, null);

    public void ForgetChunks() => State = null;

    /// <summary>Chunks, workers, portal assignments and the watermark cost nothing to read; only the whole is kept.</summary>
    public void ForgetWhole() => State = null;
}
