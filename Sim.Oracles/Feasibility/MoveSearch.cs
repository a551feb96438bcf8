using System.Runtime.InteropServices;
using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Feasibility;

/// <summary>
/// Tries all moves from a placement at rest: can some chunk that lacks copies have its floor, if every other chunk keeps what
/// it must have at every moment? A copy is moved by fetching it elsewhere, where there is room beside everything else, and
/// giving up the old one afterwards, as a scheduler must that never takes a copy from its readers. A full fleet can be locked
/// although its floors would pack on an empty one: no scheduler whatever gets out of that.
/// <para>
/// It is enough to try one move after the other, each complete at once: giving up a copy earlier only makes room. Time is
/// left out as well, since a state at rest can wait for every window.
/// </para>
/// </summary>
public sealed class MoveSearch
{
    /// <summary>Workers that fit into the bits of one number.</summary>
    private const int MostWorkers = 64;

    /// <summary>All arrangements together remember so many rows of workers: 32 MB.</summary>
    private const int MostRows = 2_000_000;

    private readonly PlacementView _view;
    private readonly FleetRules _rules;
    private readonly int[] _workerRows;
    private readonly int[] _chunkRows;
    private readonly int[] _least;
    private readonly bool[] _lacks;
    private readonly ulong[] _fixed;

    private MoveSearch(PlacementView view, FleetRules rules, bool mayMoveUnproven)
    {
        _view = view;
        _rules = rules;
        _workerRows = [.. Enumerable.Range(0, view.WorkerCount).Where(view.IsActiveAt)];
        _chunkRows = [.. Enumerable.Range(0, view.ChunkCount).Where(row => !view.IdealAt(row).IsEmpty || ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0)];
        _lacks = Array.ConvertAll(_chunkRows, row => ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0);
        _least = Array.ConvertAll(_chunkRows, row => view.LifecycleAt(row) is null || view.IsFloorExempt(row) ? 0 : Math.Min(rules.Floor, view.ActiveIdealCount(row)));
        _fixed = mayMoveUnproven ? new ulong[_chunkRows.Length] : Array.ConvertAll(_chunkRows, Unproven);
    }

    /// <summary>Decides whether some chunk that rests below its floor can be brought to it.</summary>
    /// <param name="view">The state, at rest.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <param name="mostArrangements">How many different placements to look at before giving up.</param>
    /// <param name="mayMoveUnproven">
    /// Whether a visible chunk may give up copies although the routing does not know all of them: at rest it never learns of
    /// the others, so that a scheduler that wants a proof of each waits for ever.
    /// </param>
    public static MoveAnswer Decide(PlacementView view, FleetRules rules, int mostArrangements, bool mayMoveUnproven = true)
    {
        var search = new MoveSearch(view, rules, mayMoveUnproven);
        var most = Math.Min(mostArrangements, MostRows / Math.Max(1, search._chunkRows.Length));
        return search._workerRows.Length > MostWorkers ? MoveAnswer.Unknown : search.Run(most);
    }

    private MoveAnswer Run(int mostArrangements)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<ulong[]>();
        Visit(Start(), known, next);
        while (next.TryDequeue(out var arrangement))
        {
            if (HasReachedFloor(arrangement))
            {
                return MoveAnswer.Reachable;
            }

            foreach (var moved in Moves(arrangement))
            {
                if (known.Count >= mostArrangements)
                {
                    return MoveAnswer.Unknown;
                }

                Visit(moved, known, next);
            }
        }

        return MoveAnswer.Unreachable;
    }

    private static void Visit(ulong[] arrangement, HashSet<string> known, Queue<ulong[]> next)
    {
        if (known.Add(new string(MemoryMarshal.Cast<ulong, char>(arrangement))))
        {
            next.Enqueue(arrangement);
        }
    }

    /// <summary>For each chunk the set of its workers as bits.</summary>
    private ulong[] Start() => Array.ConvertAll(_chunkRows, row =>
    {
        var workers = 0UL;
        for (var worker = 0; worker < _workerRows.Length; worker++)
        {
            workers |= _view.IdealAt(row).BinarySearch(_view.WorkerAt(_workerRows[worker])) >= 0 ? Bit(worker) : 0;
        }

        return workers;
    });

    /// <summary>All copies of a visible chunk of which readers are sent to some, no more than a floor of them, and not to the others.</summary>
    private ulong Unproven(int row)
    {
        if (_view.LifecycleAt(row) is not { PortalVisible: true })
        {
            return 0;
        }

        var routed = _view.State.RoutingOf(_view.ChunkAt(row).Pk);
        var (proofs, others) = (0UL, 0UL);
        for (var worker = 0; worker < _workerRows.Length; worker++)
        {
            var pk = _view.WorkerAt(_workerRows[worker]);
            if (_view.IdealAt(row).BinarySearch(pk) >= 0)
            {
                _ = routed.Contains(pk) ? proofs |= Bit(worker) : others |= Bit(worker);
            }
        }

        return others == 0 || ulong.PopCount(proofs) > (ulong)_rules.Floor ? 0 : proofs | others;
    }

    private bool HasReachedFloor(ulong[] arrangement)
    {
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            if (_lacks[chunk] && ulong.PopCount(arrangement[chunk]) >= (ulong)_rules.Floor)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<ulong[]> Moves(ulong[] arrangement)
    {
        var freeBytes = FreeBytes(arrangement);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            var mayDrop = ulong.PopCount(arrangement[chunk]) > (ulong)_least[chunk];
            foreach (var from in Workers(arrangement[chunk] & ~_fixed[chunk]))
            {
                if (mayDrop)
                {
                    yield return With(arrangement, chunk, arrangement[chunk] & ~Bit(from));
                }

                foreach (var to in Places(chunk, arrangement[chunk], freeBytes))
                {
                    yield return With(arrangement, chunk, (arrangement[chunk] & ~Bit(from)) | Bit(to));
                }
            }

            foreach (var to in _lacks[chunk] ? Places(chunk, arrangement[chunk], freeBytes) : [])
            {
                yield return With(arrangement, chunk, arrangement[chunk] | Bit(to));
            }
        }
    }

    private IEnumerable<int> Places(int chunk, ulong workers, long[] freeBytes)
    {
        var view = _view.ChunkAt(_chunkRows[chunk]);
        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if ((workers & Bit(worker)) == 0
                && freeBytes[worker] >= view.SizeBytes
                && _rules.Eligibility.Allows(view.Pk, _view.WorkerAt(_workerRows[worker])))
            {
                yield return worker;
            }
        }
    }

    private IEnumerable<int> Workers(ulong workers)
    {
        for (var worker = 0; worker < _workerRows.Length; worker++)
        {
            if ((workers & Bit(worker)) != 0)
            {
                yield return worker;
            }
        }
    }

    private long[] FreeBytes(ulong[] arrangement)
    {
        var freeBytes = new long[_workerRows.Length];
        Array.Fill(freeBytes, _rules.CapacityBytes);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            foreach (var worker in Workers(arrangement[chunk]))
            {
                freeBytes[worker] -= _view.ChunkAt(_chunkRows[chunk]).SizeBytes;
            }
        }

        return freeBytes;
    }

    private static ulong[] With(ulong[] arrangement, int chunk, ulong workers)
    {
        var moved = (ulong[])arrangement.Clone();
        moved[chunk] = workers;
        return moved;
    }

    private static ulong Bit(int worker) => 1UL << worker;
}
