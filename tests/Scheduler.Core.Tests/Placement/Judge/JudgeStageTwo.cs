namespace Scheduler.Core.Tests.Placement;

/// <summary>Stage 2 by the written procedure, with the later rules: every question is answered by searching lists.</summary>
internal sealed class JudgeStageTwo(JudgeInput input, JudgeWalks walks, List<List<int>> ideal)
{
    private readonly long[] _allocated = [.. input.Workers.Select((one, worker) => one.Unplanned + input.Chunks.Where(chunk => chunk.Held.Contains(worker)).Sum(chunk => chunk.Size))];
    private readonly List<List<int>> _published = [.. input.Chunks.Select(_ => new List<int>())];
    private readonly List<(int Chunk, int Worker)> _evicted = [];
    private readonly List<int> _excluded = [];

    public (List<List<int>> Published, List<(int Chunk, int Worker)> Evicted, List<int> Excluded) Reconcile()
    {
        var order = walks.Order();
        for (var tag = 0; tag < input.Floor; tag++)
        {
            foreach (var chunk in order.Where(chunk => !IsNew(chunk)))
            {
                _ = Seat(chunk, tag) || Preempt(chunk, tag);
            }
        }

        foreach (var chunk in order.Where(IsNew))
        {
            SeatNew(chunk);
        }

        if (_excluded.Count == 0)
        {
            var active = order.Where(chunk => ideal[chunk].Count > input.Floor).ToList();
            for (var tag = input.Floor; active.Count > 0; tag++)
            {
                active = [.. active.Where(chunk => Seat(chunk, tag) && ideal[chunk].Count > tag + 1)];
            }
        }

        foreach (var chunk in order)
        {
            AddBack(chunk);
        }

        return (_published, _evicted, _excluded);
    }

    private bool IsNew(int chunk) => input.Chunks[chunk].Held.Length == 0 && !input.Chunks[chunk].Visible;

    private bool Holds(int chunk, int worker) => input.Chunks[chunk].Held.Contains(worker);

    private bool Seat(int chunk, int tag)
    {
        foreach (var worker in walks.Walk(chunk, tag))
        {
            var cost = Holds(chunk, worker) ? 0 : input.Chunks[chunk].Size;
            if (walks.IsEligible(chunk, worker) && !_published[chunk].Contains(worker) && !_evicted.Contains((chunk, worker))
                && _allocated[worker] + cost <= input.Capacity)
            {
                _allocated[worker] += cost;
                _published[chunk].Add(worker);
                return true;
            }
        }

        return false;
    }

    private bool Preempt(int chunk, int tag)
    {
        var size = input.Chunks[chunk].Size;
        foreach (var worker in walks.Walk(chunk, tag))
        {
            if (!walks.IsEligible(chunk, worker) || _published[chunk].Contains(worker) || Holds(chunk, worker)
                || Math.Max(0, input.Capacity - _allocated[worker]) >= size)
            {
                continue;
            }

            var candidates = Enumerable.Range(0, input.Chunks.Count)
                .Where(donor => Holds(donor, worker) && MayTake(donor, worker, chunk))
                .OrderBy(donor => input.Chunks[donor].Routed.Contains(worker))
                .ThenByDescending(donor => input.Chunks[donor].Size)
                .ThenBy(donor => donor)
                .ToList();
            if (_allocated[worker] - candidates.Sum(donor => input.Chunks[donor].Size) + size > input.Capacity)
            {
                continue;
            }

            for (var next = 0; _allocated[worker] + size > input.Capacity; next++)
            {
                _allocated[worker] -= input.Chunks[candidates[next]].Size;
                _evicted.Add((candidates[next], worker));
            }

            _allocated[worker] += size;
            _published[chunk].Add(worker);
            return true;
        }

        return false;
    }

    private bool MayTake(int donor, int worker, int starved)
    {
        var x = input.Chunks[donor];
        bool Survives(int holder) => holder != worker && !_evicted.Contains((donor, holder));
        return donor != starved && !_published[donor].Contains(worker) && !_evicted.Contains((donor, worker))
            && (input.Chunks[starved].Visible || !x.Routed.Contains(worker))
            && x.Committed.Count(Survives) >= Math.Min(input.Floor, x.Committed.Length)
            && (!x.Routed.Contains(worker) || x.Committed.Where(Survives).Any(holder => x.Routed.Contains(holder)))
            && (!x.Visible || x.Held.Any(Survives));
    }

    private void SeatNew(int chunk)
    {
        var evictedBefore = _evicted.Count;
        for (var tag = 0; tag < input.Floor; tag++)
        {
            if (!Seat(chunk, tag) && !Preempt(chunk, tag))
            {
                _published[chunk].ForEach(worker => _allocated[worker] -= input.Chunks[chunk].Size);
                _published[chunk].Clear();
                _evicted.Skip(evictedBefore).ToList().ForEach(pair => _allocated[pair.Worker] += input.Chunks[pair.Chunk].Size);
                _evicted.RemoveRange(evictedBefore, _evicted.Count - evictedBefore);
                _excluded.Add(chunk);
                return;
            }
        }
    }

    private void AddBack(int chunk)
    {
        var held = input.Chunks[chunk].Held;
        var candidates = held.Where(ideal[chunk].Contains).Concat(held.Where(worker => !ideal[chunk].Contains(worker)));
        foreach (var worker in candidates)
        {
            if (_published[chunk].Count(held.Contains) < input.Floor && !_published[chunk].Contains(worker) && !_evicted.Contains((chunk, worker)))
            {
                _published[chunk].Add(worker);
            }
        }
    }
}
