using System.Buffers;
using System.IO.Hashing;
using System.Numerics;
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
public sealed class MoveSearch : IDisposable
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
    private readonly ulong[] _allowed;
    private readonly ulong[]? _start;
    private readonly long[] _sizesBytes;

    /// <summary>Digests of 128 bits: of 20,000 arrangements two have the same one once in 10^30 searches, and then the search misses one.</summary>
    private readonly HashSet<UInt128> _known = [];

    /// <summary>What is known, in the order in which it was found, row after row.</summary>
    private ulong[] _found = ArrayPool<ulong>.Shared.Rent(1024);

    private MoveSearch(PlacementView view, FleetRules rules, bool mayMoveUnproven, bool isForGood)
    {
        _view = view;
        _rules = rules;
        _workerRows = [.. Enumerable.Range(0, view.WorkerCount).Where(view.IsActiveAt)];
        _chunkRows = [.. Enumerable.Range(0, view.ChunkCount).Where(row => !view.IdealAt(row).IsEmpty || ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0)];
        _lacks = Array.ConvertAll(_chunkRows, row => ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0);
        _least = Array.ConvertAll(_chunkRows, row => view.LifecycleAt(row) is null || view.IsFloorExempt(row) ? 0 : Math.Min(rules.Floor, view.ActiveIdealCount(row)));
        _fixed = mayMoveUnproven ? new ulong[_chunkRows.Length] : Array.ConvertAll(_chunkRows, Unproven);
        _allowed = Array.ConvertAll(_chunkRows, Allowed);
        _start = isForGood ? Start() : null;
        _sizesBytes = Array.ConvertAll(_chunkRows, row => view.ChunkAt(row).SizeBytes);
    }

    /// <summary>Decides whether some chunk that rests below its floor can be brought to it.</summary>
    /// <param name="view">The state, at rest.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <param name="mostArrangements">How many different placements to look at before giving up.</param>
    /// <param name="mayMoveUnproven">
    /// Whether a visible chunk may give up copies although the routing does not know all of them: at rest it never learns of
    /// the others, so that a scheduler that wants a proof of each waits for ever.
    /// </param>
    /// <param name="isForGood">Whether no copy may be fetched and given up again, or given up and fetched again: such moves take several plans.</param>
    public static MoveAnswer Decide(
        PlacementView view, FleetRules rules, int mostArrangements, bool mayMoveUnproven = true, bool isForGood = false)
    {
        using var search = new MoveSearch(view, rules, mayMoveUnproven, isForGood);
        var most = Math.Min(mostArrangements, MostRows / Math.Max(1, search._chunkRows.Length));
        return search._workerRows.Length > MostWorkers ? MoveAnswer.Unknown : search.Run(most);
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_found);

    private MoveAnswer Run(int mostArrangements)
    {
        Visit(Start());
        var arrangement = new ulong[_chunkRows.Length];
        for (var number = 0; number < _known.Count; number++)
        {
            Found(number).CopyTo(arrangement);
            if (HasReachedFloor(arrangement))
            {
                return MoveAnswer.Reachable;
            }

            if (!TryMoves(arrangement, mostArrangements))
            {
                return MoveAnswer.Unknown;
            }
        }

        return MoveAnswer.Unreachable;
    }

    private void Visit(ReadOnlySpan<ulong> arrangement)
    {
        if (_known.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(arrangement))))
        {
            Reserve(_known.Count * arrangement.Length);
            arrangement.CopyTo(Found(_known.Count - 1));
        }
    }

    private Span<ulong> Found(int number) => _found.AsSpan(number * _chunkRows.Length, _chunkRows.Length);

    private void Reserve(int rows)
    {
        if (rows > _found.Length)
        {
            var grown = ArrayPool<ulong>.Shared.Rent(Math.Max(rows, _found.Length * 2));
            _found.CopyTo(grown, 0);
            ArrayPool<ulong>.Shared.Return(_found);
            _found = grown;
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

    /// <summary>Visits what every single move leads to.</summary>
    /// <returns>False if there are more arrangements than are looked at.</returns>
    private bool TryMoves(ulong[] arrangement, int mostArrangements)
    {
        var freeBytes = FreeBytes(arrangement);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            var workers = arrangement[chunk];
            var mayDrop = BitOperations.PopCount(workers) > _least[chunk];
            var start = _start?[chunk];
            var places = Places(chunk, workers, freeBytes) & ~(start ?? 0);
            for (var from = workers & ~_fixed[chunk] & (start ?? ulong.MaxValue); from != 0; from &= from - 1)
            {
                var others = workers & ~LowestBit(from);
                if ((mayDrop && !TryMove(arrangement, chunk, others, mostArrangements)) || !TryAdd(arrangement, chunk, others, places, mostArrangements))
                {
                    return false;
                }
            }

            if (_lacks[chunk] && !TryAdd(arrangement, chunk, workers, places, mostArrangements))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAdd(ulong[] arrangement, int chunk, ulong workers, ulong places, int mostArrangements)
    {
        for (var to = places; to != 0; to &= to - 1)
        {
            if (!TryMove(arrangement, chunk, workers | LowestBit(to), mostArrangements))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryMove(ulong[] arrangement, int chunk, ulong workers, int mostArrangements)
    {
        if (_known.Count >= mostArrangements)
        {
            return false;
        }

        var before = arrangement[chunk];
        arrangement[chunk] = workers;
        Visit(arrangement);
        arrangement[chunk] = before;
        return true;
    }

    private ulong Places(int chunk, ulong workers, long[] freeBytes)
    {
        var places = 0UL;
        for (var rest = _allowed[chunk] & ~workers; rest != 0; rest &= rest - 1)
        {
            places |= freeBytes[BitOperations.TrailingZeroCount(rest)] >= _sizesBytes[chunk] ? LowestBit(rest) : 0;
        }

        return places;
    }

    private ulong Allowed(int row)
    {
        var allowed = 0UL;
        for (var worker = 0; worker < _workerRows.Length; worker++)
        {
            allowed |= _rules.Eligibility.Allows(_view.ChunkAt(row).Pk, _view.WorkerAt(_workerRows[worker])) ? Bit(worker) : 0;
        }

        return allowed;
    }

    private long[] FreeBytes(ulong[] arrangement)
    {
        var freeBytes = new long[_workerRows.Length];
        Array.Fill(freeBytes, _rules.CapacityBytes);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            for (var rest = arrangement[chunk]; rest != 0; rest &= rest - 1)
            {
                freeBytes[BitOperations.TrailingZeroCount(rest)] -= _sizesBytes[chunk];
            }
        }

        return freeBytes;
    }

    private static ulong LowestBit(ulong bits) => bits & (~bits + 1);

    private static ulong Bit(int worker) => 1UL << worker;
}
