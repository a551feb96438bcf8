using CsCheck;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

/// <summary>
/// Walks the in-memory backend at random and asks every oracle that reads its state and publications at the moment for
/// which it is made. An honest storage must pass them all, so a finding here is a false alarm of an oracle or a defect.
/// </summary>
/// <param name="random">Where the walk draws from.</param>
/// <param name="planner">Who places.</param>
/// <param name="respectsFloors">Whether the planner keeps floors, retention and capacity, so that those oracles are asked too.</param>
internal sealed partial class HonestWalk(PCG random, ISchedulingAlgorithm planner, bool respectsFloors) : IAsyncDisposable
{
    public const int Floor = 2;
    public const long CapacityBytes = 1500;
    private const long MTicks = 5;

    private readonly bool _respectsFloors = respectsFloors;
    private readonly InMemorySchedulerStorage _storage = new();
    private readonly HashSet<ChunkPk> _requestedRemovals = [];
    private readonly bool[] _isActive = [true, true, true, false, false];
    private DepartureRecord _departures = DepartureRecord.None;
    private ConfirmedRoutingModel _routing = ConfirmedRoutingModel.Initial;
    private ListingHistory _history = ListingHistory.Empty;
    private PublishedIds _ids = PublishedIds.None;
    private PortalAssignment? _portal;
    private WorkerAssignment? _newest;
    private PlacementView _view = PlacementView.From(new StateSketch().State);
    private Tick _now;
    private Tick _cycleTick;
    private int _nextId;

    /// <summary>How often each oracle was asked and had to abstain or not.</summary>
    public SortedDictionary<string, int> Judged { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(int steps)
    {
        await _storage.InsertDatasetsAsync(["a", "b"]);
        await UpdateWorkersAsync();
        for (var step = 0; step < steps; step++)
        {
            await StepAsync();
        }
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private Task StepAsync() => random.Next(20) switch
    {
        < 4 => AddAsync(),
        < 11 => CycleAsync(),
        < 13 => ConfirmAsync(),
        < 15 => CorrectAsync(),
        < 16 => MarkAsync(),
        < 18 => ChangeFleetAsync(),
        _ => AdvanceAsync(),
    };

    private Task AdvanceAsync()
    {
        _now = _now.Plus(random.Next(2 * (uint)MTicks));
        return CycleAsync();
    }

    private async Task AddAsync()
    {
        var chunks = new List<NewChunk>();
        for (var i = random.Next(3); i < 3; i++)
        {
            var first = random.Next(40);
            chunks.Add(new NewChunk(random.Next(2) == 0 ? "a" : "b", $"id-{_nextId++}", 100, new BlockRange(first, first + random.Next(3)), []));
        }

        await _storage.InsertChunksAsync(chunks);
        await RegisterAsync();
    }

    private async Task RegisterAsync()
    {
        var before = _view;
        await _storage.RegisterNewChunksAsync();
        await ReadAsync();
        Ask(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeRegistration(before, _view));
    }

    private async Task CorrectAsync()
    {
        if (_view.ChunkCount == 0)
        {
            return;
        }

        var before = _view;
        // Every other time the youngest chunk, which is often a replacement itself: that is how chains come about.
        var old = _view.ChunkAt(random.Next(2) == 0 ? _view.ChunkCount - 1 : (int)random.Next((uint)_view.ChunkCount));
        var blocks = random.Next(8) == 0 ? new BlockRange(0, 99) : old.Blocks;
        try
        {
            await _storage.RegisterCorrectionsAsync([new Correction(old.Pk, new NewChunk(old.Dataset, $"id-{_nextId}", 100, blocks, []))], _now);
            _nextId++;
            await RegisterAsync();
        }
        catch (CorrectionRejectedException refusal)
        {
            await ReadAsync();
            Ask(OracleCatalog.Contract, ContractOracle.Judge("RegisterCorrections", refusal, StorageErrorKind.CorrectionRejected));
            Ask(OracleCatalog.Contract, ContractOracle.JudgeNothingRemains("RegisterCorrections", before.State, _view.State));
        }
    }

    private async Task MarkAsync()
    {
        if (_view.ChunkCount > 0)
        {
            var chunk = _view.ChunkAt((int)random.Next((uint)_view.ChunkCount)).Pk;
            _requestedRemovals.Add(chunk);
            await _storage.MarkForRemovalAsync(chunk, _now);
            await ReadAsync();
        }
    }

    private async Task ChangeFleetAsync()
    {
        var worker = random.Next((uint)_isActive.Length);
        _isActive[worker] = !_isActive[worker];
        _now = _now.Plus(random.Next(2) * 20);
        await UpdateWorkersAsync();
        foreach (var row in _view.State.Workers)
        {
            _departures = row.IsActive ? _departures.WithReturn(row.Pk, _ids.Worker)
                : _departures.PlacedUntil(row.Pk) is null ? _departures.WithDeparture(row.Pk, _ids.Worker)
                : _departures;
        }
    }

    private async Task UpdateWorkersAsync()
    {
        var active = _isActive.Select((isActive, index) => (isActive, index)).Where(entry => entry.isActive);
        await _storage.UpdateWorkerSetAsync([.. active.Select(entry => new WorkerInfo($"peer-{entry.index}", null))], _now);
        await ReadAsync();
    }

    private async Task ConfirmAsync()
    {
        if (_ids.Worker == WorkerAssignmentId.None)
        {
            return;
        }

        var before = _view.State;
        var id = new WorkerAssignmentId(1 + random.Next((uint)_ids.Worker.Value));
        await _storage.ConfirmWorkerAssignmentAsync(id, _now);
        await ReadAsync();
        _routing = _routing.AfterConfirmation(id);
        Ask(OracleCatalog.Watermark, WatermarkOracle.Judge(before, _view.State));
        Ask(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, _view));
    }

    private async Task CycleAsync()
    {
        var before = _view;
        _cycleTick = _now;
        var result = await _storage.RunSchedulingCycleAsync(planner, _now, MTicks);
        _departures = _departures.AfterCycle();
        await ReadAsync();
        if (random.Next(2) == 0)
        {
            await _storage.CollectInactiveWorkersAsync(_now, random.Next(3) * 10);
            await ReadAsync();
        }

        JudgeCycle(before, result);
        _now = _now.Plus(random.Next(2));
        var published = await _storage.RunVisibilityCycleAsync(_now);
        await ReadAsync();
        JudgeCycle(before, result);
        JudgeVisibility(before, published);
        _portal = published;
        _ids = _ids.After(published);
        if (result is SchedulingCycleResult.Published cycle)
        {
            _ids = _ids.After(cycle.Assignment);
        }

        _routing = _routing.AfterCycle(before, _view);
    }

    private async Task ReadAsync() => _view = PlacementView.From(await _storage.ReadStateAsync());

    private void Ask(OracleDescription oracle, Verdict verdict)
    {
        if (verdict.Violation is { } violation)
        {
            Assert.Fail($"{oracle.Id}: {violation.Sentence}");
        }

        var key = verdict.Excuse is null ? oracle.Id : $"{oracle.Id} {verdict.Excuse}";
        Judged[key] = Judged.GetValueOrDefault(key) + 1;
    }
}
