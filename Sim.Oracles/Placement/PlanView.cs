using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>A plan beside the question it answers. Rows are chunks, workers are positions, both as in the question.</summary>
internal sealed class PlanView
{
    private readonly ScheduleOutcome.Placed _plan;
    private readonly HashSet<EvictedCopy>? _evicted;
    private readonly ChunkPk[] _leftOut;

    private PlanView(PlannerCall call, ScheduleOutcome.Placed plan)
    {
        (Input, Floor, _plan, _leftOut) = (call.Input, call.Floor, plan, call.LeftOut);
        _evicted = plan.Evicted.Count == 0 ? null : [.. plan.Evicted];
    }

    public SchedulingInput Input { get; }

    public int Floor { get; }

    public int Rows => Input.Chunks.Count;

    public IReadOnlyList<EvictedCopy> Evicted => _plan.Evicted;

    public IReadOnlyList<WaitingRow> Waiting => _plan.Waiting;

    /// <summary>The plan; null if the planner refused.</summary>
    public static PlanView? Of(PlannerCall call) => call.Outcome is ScheduleOutcome.Placed plan ? new PlanView(call, plan) : null;

    public string NameOf(int row) => Wording.Name(Input.Chunks.Pks[row]);

    public string NameOfWorker(int worker) => Wording.Name(Input.Workers.Pks[worker]);

    public ReadOnlySpan<ushort> Published(int row) => _plan.Workers[row];

    public bool IsPublished(int row, int worker) => Published(row).Contains((ushort)worker);

    /// <summary>Whether the host leaves the chunk out: no copy of it is to be planned, given up in favour of another, or missed.</summary>
    public bool IsLeftOut(int row) => _leftOut.Length > 0 && Array.BinarySearch(_leftOut, Input.Chunks.Pks[row]) >= 0;

    public bool IsHeld(int row, int worker) => Input.Held[row].Contains((ushort)worker);

    public bool IsCommitted(int row, int worker) => Input.Committed[row].Contains((ushort)worker);

    public bool IsRouted(int row, int worker) => Input.Routed[row].Contains((ushort)worker);

    /// <summary>Whether nobody holds the chunk and readers have not seen it.</summary>
    public bool IsNew(int row) => Input.Held[row].IsEmpty && !Input.Chunks.Visible[row];

    /// <summary>
    /// Whether the plan evicts nothing, and asks of the chunks that are looked at for exactly the copies that are there, were
    /// planned already, and are known to readers. Nothing of theirs can be under way then, nor have its place kept.
    /// </summary>
    public bool LeavesAtRest(Predicate<int> isLookedAt)
    {
        for (var row = 0; row < Rows; row++)
        {
            if (isLookedAt(row) && !IsAtRest(row))
            {
                return false;
            }
        }

        return Evicted.Count == 0;
    }

    private bool IsAtRest(int row)
    {
        var copies = Published(row);
        foreach (var worker in copies)
        {
            if (!IsHeld(row, worker) || !IsCommitted(row, worker) || (Input.Chunks.Visible[row] && !IsRouted(row, worker)))
            {
                return false;
            }
        }

        return copies.Length == Input.Held[row].Length && copies.Length == Input.Committed[row].Length;
    }

    /// <summary>Whether a worker may receive a chunk that it neither has nor gets.</summary>
    public bool MayTake(int row, int worker, FleetRules rules) =>
        !IsHeld(row, worker) && !IsPublished(row, worker) && IsEligible(row, worker, rules);

    /// <summary>Whether the version of a worker allows it to hold a chunk.</summary>
    public bool IsEligible(int row, int worker, FleetRules rules) => rules.Eligibility.Allows(Input.Chunks.Pks[row], Input.Workers.Pks[worker]);

    public bool IsEvicted(int row, int worker) => _evicted is not null && _evicted.Contains(new EvictedCopy(row, worker));

    public bool HasEvictionsOn(int worker) => _plan.Evicted.Any(copy => copy.Worker == worker);

    /// <summary>Copies that were there and are not evicted.</summary>
    public int HeldLeft(int row) => CountLeft(row, Input.Held[row], routedOnly: false);

    /// <summary>Committed copies that are not evicted.</summary>
    public int CommittedLeft(int row) => CountLeft(row, Input.Committed[row], routedOnly: false);

    /// <summary>Committed copies that readers are routed to and that are not evicted.</summary>
    public int RoutedCommittedLeft(int row) => CountLeft(row, Input.Committed[row], routedOnly: true);

    /// <summary>Room of every worker beside all copies that stay on it or come to it.</summary>
    public long[] FreeBytes(long capacityBytes)
    {
        var free = new long[Input.Workers.Count];
        Array.Fill(free, capacityBytes);
        for (var row = 0; row < Rows; row++)
        {
            foreach (var worker in Input.Held[row])
            {
                free[worker] -= IsEvicted(row, worker) ? 0 : Input.Chunks.SizesBytes[row];
            }

            foreach (var worker in Published(row))
            {
                free[worker] -= IsHeld(row, worker) ? 0 : Input.Chunks.SizesBytes[row];
            }
        }

        return free;
    }

    private int CountLeft(int row, ReadOnlySpan<ushort> workers, bool routedOnly)
    {
        var left = 0;
        foreach (var worker in workers)
        {
            left += IsEvicted(row, worker) || (routedOnly && !IsRouted(row, worker)) ? 0 : 1;
        }

        return left;
    }
}
