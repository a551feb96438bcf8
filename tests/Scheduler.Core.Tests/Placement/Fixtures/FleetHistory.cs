using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// A fleet that lives on from cycle to cycle: what a planner decides is held in the next cycle, what it dropped drains for
/// one, and between cycles workers, chunks, sizes, weights, versions, the floor and the capacity change.
/// </summary>
internal sealed class FleetHistory
{
    public const int EventKinds = 15;

    private readonly List<int> _fleet;
    private readonly List<HistoryChunk> _chunks;
    private readonly int _rings;
    private int _nextChunk;
    private int _nextWorker;
    private int _floor = 2;
    private int _roomPercent;
    private int _upgradedPercent = 50;

    public FleetHistory(int workers, int chunks, int rings, int roomPercent)
    {
        _fleet = [.. Enumerable.Range(0, workers)];
        _chunks = [.. Enumerable.Range(0, chunks).Select(number => new HistoryChunk(number))];
        _nextChunk = chunks;
        _nextWorker = workers;
        _rings = rings;
        _roomPercent = roomPercent;
    }

    /// <summary>Changes something.</summary>
    public void Apply(HistoryEvent change)
    {
        var (kind, a, b) = change;
        switch (kind)
        {
            case 0:
                _fleet.Insert(a % (_fleet.Count + 1), _nextWorker++);
                break;
            case 1 when _fleet.Count > 4:
                Depart(_fleet[a % _fleet.Count]);
                break;
            case 2:
                (_fleet[a % _fleet.Count], _fleet[b % _fleet.Count]) = (_fleet[b % _fleet.Count], _fleet[a % _fleet.Count]);
                break;
            case 3:
                _roomPercent = 85 + (a % (b % 2 == 0 ? 40 : 500));
                break;
            case 4:
                _chunks.InsertRange(a % (_chunks.Count + 1), Enumerable.Range(0, 1 + (b % 9)).Select(_ => new HistoryChunk(_nextChunk++)));
                break;
            case 5 when _chunks.Count > 10:
                _chunks.RemoveRange(a % (_chunks.Count - 9), 1 + (b % 9));
                break;
            case 6:
                (_chunks[a % _chunks.Count], _chunks[b % _chunks.Count]) = (_chunks[b % _chunks.Count], _chunks[a % _chunks.Count]);
                break;
            case 7:
                _chunks[a % _chunks.Count].SizeBytes = b % 3 == 0 ? 0 : b % 400;
                break;
            case 8:
                _chunks[a % _chunks.Count].Weight = (ushort)(1 + (b % 30));
                break;
            case 9:
                _chunks[a % _chunks.Count].Version = (b % 4) - 1;
                break;
            case 10:
                _upgradedPercent = a % 101;
                break;
            case 11:
                _floor = 1 + (a % 3);
                break;
            case 12:
                _chunks[a % _chunks.Count].Visible ^= true;
                break;
            default:
                break;
        }
    }

    /// <summary>The next question.</summary>
    public PlacementInput Input()
    {
        var chunks = TestFleet.Chunks(_chunks.Select(chunk => chunk.Number)) with
        {
            SizesBytes = [.. _chunks.Select(chunk => chunk.SizeBytes)],
            Weights = [.. _chunks.Select(chunk => chunk.Weight)],
            MinimumVersions = [.. _chunks.Select(chunk => Math.Min(chunk.Version, 0))],
            Visible = [.. _chunks.Select(chunk => chunk.Visible)],
        };
        var workers = TestFleet.Workers(_fleet) with
        {
            Versions = [.. _fleet.Select(number => number * 61 % 100 < _upgradedPercent ? new SemVersion(2, 0, 0) : null)],
        };
        var capacity = (chunks.SizesBytes.Sum() * 2 * _roomPercent / 100 / _fleet.Count) + 200;
        return new PlacementInput(
            chunks,
            workers,
            new PlacementConfiguration(capacity, 0.95, _floor, Rings: _rings),
            Positions(chunk => chunk.Held),
            Positions(chunk => chunk.Committed),
            Positions(chunk => chunk.Visible ? chunk.Committed.Take(2) : []));
    }

    /// <summary>Lives with the answer.</summary>
    public void Adopt(PlacementOutcome outcome)
    {
        if (outcome is not PlacementOutcome.Placed placed)
        {
            return;
        }

        var evicted = placed.Evicted.Select(copy => (copy.Chunk, _fleet[copy.Worker])).ToHashSet();
        for (var row = 0; row < _chunks.Count; row++)
        {
            List<int> after = [.. placed.Workers[row].ToArray().Select(position => _fleet[position])];
            _chunks[row].Drains = [.. _chunks[row].Committed.Where(worker => !after.Contains(worker) && !evicted.Contains((row, worker)))];
            _chunks[row].Committed = after;
        }
    }

    private void Depart(int worker)
    {
        _fleet.Remove(worker);
        foreach (var chunk in _chunks)
        {
            chunk.Committed.Remove(worker);
            chunk.Drains.Remove(worker);
        }
    }

    private HolderLists Positions(Func<HistoryChunk, IEnumerable<int>> holders)
    {
        var positions = _fleet.Select((number, position) => (number, position)).ToDictionary(entry => entry.number, entry => (ushort)entry.position);
        return HolderLists.FromRows([.. _chunks.Select(chunk => holders(chunk).Select(worker => positions[worker]).Order().ToArray())]);
    }
}
