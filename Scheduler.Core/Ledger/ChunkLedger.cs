using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>
/// All rows of a scheduler in memory, and every decision about them. An operation is decided, then stored by a backend, then
/// applied: what decides changes nothing, and what applies cannot fail. See <see cref="LedgerStorage"/> for the operations.
/// </summary>
/// <remarks>Chunks are added in ascending order of their keys. One caller at a time.</remarks>
public sealed partial class ChunkLedger
{
    private readonly LedgerSettings _settings;
    private readonly DatasetTable _datasets = new();
    private readonly ChunkTable _chunks = new();
    private readonly LifecycleTable _lifecycles;
    private readonly HolderTable _ideal;
    private readonly HolderTable _routing;
    private readonly StaleTable _stale;
    private readonly CorrectionTable _corrections;
    private readonly PortalTable _portals = new();
    private readonly AssignmentTable _assignments = new();
    private readonly DiffTable _diffs = new();
    private readonly WaitingTable _waiting;
    private readonly Roster _roster = new();
    private readonly Stamp _clock = new();
    private readonly KeySeries _datasetKeys;
    private readonly KeySeries _chunkKeys;
    private readonly KeySeries _workerKeys;
    private readonly SchedulableChunks _schedulable;
    private readonly VisibleChunks _visible;
    private readonly Derived<StorageState> _state;

    /// <summary>Creates an empty ledger.</summary>
    public ChunkLedger(LedgerSettings settings)
    {
        _settings = settings;
        _lifecycles = new LifecycleTable(_chunks);
        _ideal = HolderTable.OfIdeal(_chunks);
        _routing = HolderTable.OfRouting(_chunks);
        _stale = new StaleTable(_chunks, _portals);
        _corrections = new CorrectionTable(_chunks);
        _waiting = new WaitingTable(_chunks, _lifecycles);
        _datasetKeys = new KeySeries(settings.Edges.KeyGap);
        _chunkKeys = new KeySeries(settings.Edges.KeyGap);
        _workerKeys = new KeySeries(settings.Edges.KeyGap);
        _schedulable = new SchedulableChunks(_chunks, _lifecycles);
        _visible = new VisibleChunks(_chunks, _lifecycles, _routing);
        _state = new(
            BuildState,
            _datasets.Changed,
            _chunks.Changed,
            _lifecycles.Changed,
            _ideal.Changed,
            _routing.Changed,
            _stale.Changed,
            _corrections.Changed,
            _portals.Changed,
            _assignments.Changed,
            _diffs.Changed,
            _waiting.Changed,
            _roster.Changed,
            _clock);
    }

    /// <summary>Key of the chunk added last; 0 if there is none.</summary>
    public ChunkPk LastChunk => _chunks.Last;

    /// <summary>The newest tick of any call; null before the first.</summary>
    public Tick? NewestTick { get; private set; }

    /// <summary>Does what was decided.</summary>
    /// <param name="decision">A decision about this ledger, or about one that held the same rows; it has been stored.</param>
    public void Apply(LedgerDecision decision)
    {
        decision.ApplyTo(this);
        if (decision.Tick is { } tick)
        {
            ApplyTick(tick);
        }
    }

    /// <summary>Takes note of the tick of a call. An older one than the newest changes nothing.</summary>
    public void ApplyTick(Tick now)
    {
        if (NewestTick is { } newest && now <= newest)
        {
            return;
        }

        NewestTick = now;
        _clock.Touch();
    }

    /// <summary>Everything the ledger holds. Lists that nothing has changed since the last call are the same objects again.</summary>
    public StorageState ReadState() => _state.Value;

    private StorageState BuildState() => new(
        _datasets.Names,
        _chunks.ReadViews(),
        _lifecycles.View,
        _ideal.View,
        _stale.View,
        _diffs.View,
        _routing.View,
        _corrections.View,
        _roster.Views,
        _portals.Views,
        _assignments.Watermark,
        _assignments.Newest)
    {
        Waiting = _waiting.View,
        NewestTick = NewestTick,
    };

    /// <summary>Claims of the chunks that satisfy a condition; none if nobody competes with them.</summary>
    private List<RangeClaim> ClaimsOf(Func<ChunkRow, bool> condition, int competitors)
    {
        var claims = new List<RangeClaim>();
        if (competitors == 0)
        {
            return claims;
        }

        foreach (var row in _chunks.Rows)
        {
            if (condition(row))
            {
                claims.Add(row.Claim);
            }
        }

        return claims;
    }

    private PhaseScope Phase(string name) => new(_settings.Phases, name);
}
