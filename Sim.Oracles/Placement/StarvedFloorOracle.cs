using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-04 and O-05, judged at every plan of <c>multistep</c> instead of at a fixed point only: no chunk stays below
/// its floor while there is room, and no chunk that readers see does so while the copies that others may give up on some
/// worker would make room.
/// </summary>
/// <remarks>
/// Sound although it looks at the finished plan only: after the seat that the chunk was refused, fresh copies take room,
/// seats that are kept leave fewer copies to give up, and evictions turn the one into the other. So whatever can be
/// evicted in the end could have been evicted then.
/// </remarks>
public static class StarvedFloorOracle
{
    /// <summary>
    /// Judges that room is used (O-04): a chunk below its floor finds no worker with room for another copy, and a new chunk,
    /// which has its whole floor or nothing, fewer of them than its floor. Workers from which the plan evicts do not count:
    /// their room may have come too late.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    /// <param name="rules">Capacity and eligibility.</param>
    public static Verdict JudgeRoom(PlannerCall call, FleetRules rules)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        long[]? freeBytes = null;
        for (var row = 0; row < plan.Rows; row++)
        {
            if (plan.Published(row).Length >= call.Floor || plan.IsLeftOut(row))
            {
                continue;
            }

            freeBytes ??= plan.FreeBytes(rules.CapacityBytes);
            var open = 0;
            for (var worker = 0; worker < freeBytes.Length; worker++)
            {
                var hasRoom = freeBytes[worker] >= call.Input.Chunks.SizesBytes[row] && !plan.HasEvictionsOn(worker);
                open += hasRoom && plan.MayTake(row, worker, rules) ? 1 : 0;
            }

            if (open >= (plan.IsNew(row) ? call.Floor : 1))
            {
                var name = plan.NameOf(row);
                return Wording.OfChunk(
                    OracleCatalog.WeakFloors, name, $"the plan leaves {name} with {plan.Published(row).Length} copies of its floor {call.Floor}, and {open} workers have room for another");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges that bonus copies yield (O-05).</summary>
    /// <param name="call">The question and the plan.</param>
    /// <param name="rules">Capacity and eligibility.</param>
    public static Verdict JudgeYielding(PlannerCall call, FleetRules rules)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        long[]? freeBytes = null;
        for (var row = 0; row < plan.Rows; row++)
        {
            if (!call.Input.Chunks.Visible[row] || plan.Published(row).Length >= call.Floor || plan.IsLeftOut(row))
            {
                continue;
            }

            freeBytes ??= plan.FreeBytes(rules.CapacityBytes);
            for (var worker = 0; worker < freeBytes.Length; worker++)
            {
                var roomBytes = freeBytes[worker] + EvictableBytes(plan, row, worker);
                if (roomBytes >= call.Input.Chunks.SizesBytes[row] && plan.MayTake(row, worker, rules))
                {
                    var name = plan.NameOf(row);
                    return Wording.OfChunk(
                        OracleCatalog.StrongFloors,
                        name,
                        $"the plan leaves {name} with {plan.Published(row).Length} copies of its floor {call.Floor}, and evictions would make {roomBytes} bytes of room on {plan.NameOfWorker(worker)}");
                }
            }
        }

        return Verdict.Holds;
    }

    /// <summary>
    /// Judges planners that evict only what nobody can miss (O-05): a chunk below its floor gets another copy if evicting
    /// drains, each of a chunk with another copy that readers are sent to, makes room for it on some worker; a new chunk, which
    /// has its whole floor or nothing, if it does so on a floor of workers, and nobody reads those drains. All that waits
    /// elsewhere is supposed to have its place kept on that worker, since the plan does not say where it is kept.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    /// <param name="rules">Capacity and eligibility.</param>
    public static Verdict JudgeMissed(PlannerCall call, FleetRules rules)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        long[]? freeBytes = null;
        for (var row = 0; row < plan.Rows; row++)
        {
            if (plan.Published(row).Length >= call.Floor || plan.IsLeftOut(row))
            {
                continue;
            }

            freeBytes ??= plan.FreeBytes(rules.CapacityBytes);
            var workers = WorkersWithRoomBehindDrains(plan, row, freeBytes, rules);
            if (workers.Count >= (plan.IsNew(row) ? call.Floor : 1))
            {
                var name = plan.NameOf(row);
                return Wording.OfChunk(
                    OracleCatalog.StrongFloors,
                    name,
                    $"the plan leaves {name} with {plan.Published(row).Length} copies of its floor {call.Floor}, and drains that nobody can miss fill its room on {string.Join(", ", workers.Select(plan.NameOfWorker))}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>A worker that readers are still sent to although it has given the chunk up does not count: a copy there would pass for fetched before it is.</summary>
    private static List<int> WorkersWithRoomBehindDrains(PlanView plan, int row, long[] freeBytes, FleetRules rules)
    {
        var sizeBytes = plan.Input.Chunks.SizesBytes[row];
        var keptBytes = WaitingBytes(plan, row);
        var mayMissReaders = plan.Input.Chunks.Visible[row];
        return [.. Enumerable.Range(0, freeBytes.Length).Where(worker =>
            !plan.IsRouted(row, worker)
            && freeBytes[worker] + ProvenElsewhereBytes(plan, worker, mayMissReaders) >= sizeBytes
            && PublishedBytes(plan, worker) + sizeBytes + keptBytes <= rules.CapacityBytes
            && plan.MayTake(row, worker, rules))];
    }

    /// <summary>What all chunks but one lack to their floors.</summary>
    private static Int128 WaitingBytes(PlanView plan, int except)
    {
        Int128 bytes = 0;
        for (var row = 0; row < plan.Rows; row++)
        {
            bytes += row == except || plan.IsLeftOut(row) ? 0 : (Int128)plan.Input.Chunks.SizesBytes[row] * Math.Max(0, plan.Floor - plan.Published(row).Length);
        }

        return bytes;
    }

    private static long PublishedBytes(PlanView plan, int worker)
    {
        var bytes = 0L;
        for (var row = 0; row < plan.Rows; row++)
        {
            bytes += plan.IsPublished(row, worker) ? plan.Input.Chunks.SizesBytes[row] : 0;
        }

        return bytes;
    }

    /// <summary>Copies that the plan does not renew, of chunks of which readers are sent to another one.</summary>
    private static long ProvenElsewhereBytes(PlanView plan, int worker, bool mayMissReaders) => SpareBytes(plan, worker, donor =>
        plan.Input.Chunks.Visible[donor]
        && (mayMissReaders || !plan.IsRouted(donor, worker))
        && IsProven(plan, donor));

    /// <summary>Copies that the plan does not renew and that nobody reads there, of chunks that keep enough without them.</summary>
    private static long EvictableBytes(PlanView plan, int starved, int worker) => SpareBytes(plan, worker, donor =>
        donor != starved
        && !plan.IsRouted(donor, worker)
        && (!plan.Input.Chunks.Visible[donor] || plan.HeldLeft(donor) > 1));

    /// <summary>Bytes of the copies on a worker that the plan neither renews nor evicts, of chunks that keep their committed floor without them. What the host leaves out is not the planner's to evict.</summary>
    private static long SpareBytes(PlanView plan, int worker, Predicate<int> mayGive)
    {
        var bytes = 0L;
        for (var donor = 0; donor < plan.Rows; donor++)
        {
            if (plan.IsHeld(donor, worker)
                && !plan.IsPublished(donor, worker)
                && !plan.IsEvicted(donor, worker)
                && !plan.IsLeftOut(donor)
                && plan.CommittedLeft(donor) - (plan.IsCommitted(donor, worker) ? 1 : 0) >= Math.Min(plan.Floor, plan.Input.Committed[donor].Length)
                && mayGive(donor))
            {
                bytes += plan.Input.Chunks.SizesBytes[donor];
            }
        }

        return bytes;
    }

    /// <summary>Whether the plan renews a copy that readers are sent to.</summary>
    private static bool IsProven(PlanView plan, int row)
    {
        foreach (var worker in plan.Published(row))
        {
            if (plan.IsCommitted(row, worker) && plan.IsRouted(row, worker))
            {
                return true;
            }
        }

        return false;
    }
}
