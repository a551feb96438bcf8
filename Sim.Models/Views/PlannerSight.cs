using System.Globalization;
using System.Text;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;
using Sim.Oracles;

namespace Sim.Models.Views;

/// <summary>
/// What a planner saw of one chunk, from its question and its answer: the floor and the target, then each worker with what it had,
/// the room before and after, and what came of it. Whatever is said here follows from the two alone.
/// </summary>
/// <param name="call">The question and its answer.</param>
/// <param name="nameOf">Names a worker by its key.</param>
/// <param name="candidates">The order in which the planner looks at workers.</param>
internal sealed class PlannerSight(PlannerCall call, Func<WorkerPk, string> nameOf, CandidateSight candidates)
{
    private const string PassedOver = "passed over: ";

    private readonly SchedulingInput _input = call.Input;
    private readonly HolderLists? _answer = (call.Outcome as ScheduleOutcome.Placed)?.Workers;
    private readonly PlannerRows _rows = new(call);
    private long[]? _freeBefore;
    private long[]? _freeAfter;

    private long CapacityBytes => call.Asked?.Configuration.WorkerCapacityBytes ?? 0;

    /// <summary>The findings, a line each; null if the chunk was not in question.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="worker">The worker that is asked about, which is named in any case; null for none.</param>
    public string? Of(ChunkPk chunk, WorkerPk? worker)
    {
        var row = Array.IndexOf(_input.Chunks.Pks, chunk);
        if (row < 0)
        {
            return null;
        }

        var text = new StringBuilder();
        AppendTarget(text, row);
        var isConcerned = Enumerable.Range(0, _input.Workers.Count)
            .ToLookup(position => _input.Workers.Pks[position] == worker || IsIn(_input.Held, row, position) || IsIn(_answer, row, position));
        foreach (var position in isConcerned[true])
        {
            text.Append('\n').Append(LineOf(row, position));
        }

        foreach (var others in isConcerned[false].GroupBy(position => CameOf(row, position), StringComparer.Ordinal))
        {
            AppendOthers(text, others);
        }

        AppendCandidates(text, row);
        return text.ToString();
    }

    /// <summary>Positions of the planner are those of the fleet in order of identity.</summary>
    private void AppendCandidates(StringBuilder text, int row)
    {
        if (_answer is null || call.Asked is not { } asked || _rows.RowOf(_input.Chunks.Pks[row]) is not { } planned)
        {
            return;
        }

        int[] listed = [.. Enumerable.Range(0, asked.Workers.Count).Select(position => Array.IndexOf(_input.Workers.Pks, _rows.WorkerAt(position)))];
        var lines = candidates.Of(
            asked,
            planned,
            Math.Max(call.Floor, _answer[row].Length),
            position => IsIn(_answer, row, listed[position]),
            position => nameOf(_rows.WorkerAt(position)),
            position => CameOf(row, listed[position]) is var came && came.StartsWith(PassedOver, StringComparison.Ordinal) ? came[PassedOver.Length..]
                : came is "evicted" or "given up" ? came : null,
            position => FreeAfter()[listed[position]]);
        foreach (var line in lines)
        {
            text.Append('\n').Append(line);
        }
    }

    /// <summary>Workers that neither had the chunk nor got it: one line for all of whom the same is to be said.</summary>
    private void AppendOthers(StringBuilder text, IGrouping<string, int> others)
    {
        var free = others.Select(position => FreeAfter()[position]).ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n{others.Key} (free {free.Min()} to {free.Max()} B with the plan): ");
        text.AppendJoin(' ', others.Select(position => nameOf(_input.Workers.Pks[position])));
    }

    private void AppendTarget(StringBuilder text, int row)
    {
        var size = _input.Chunks.SizesBytes[row];
        text.Append(CultureInfo.InvariantCulture, $"{size} B each; floor {call.Floor}");
        if (_rows.RowOf(_input.Chunks.Pks[row]) is { } planned && call.Asked is { } asked)
        {
            var weight = asked.Chunks.Weights[planned];
            text.Append(CultureInfo.InvariantCulture, $", weight {weight}");
            if (call.Answered is PlacementOutcome.Placed placed && placed.Targets.TryGetValue(weight, out var target))
            {
                text.Append(CultureInfo.InvariantCulture, $", target {target} copies");
            }
        }
        else
        {
            text.Append(", left out by the host");
        }

        text.Append(CultureInfo.InvariantCulture, $"; {(_answer is null ? "no plan was found" : $"{_answer[row].Length} planned")}");
    }

    private string LineOf(int row, int position)
    {
        var had = IsIn(_input.Held, row, position)
            ? $"held{(IsIn(_input.Committed, row, position) ? "" : ", draining")}{(IsIn(_input.Routed, row, position) ? ", routed" : "")}"
            : "not held";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{nameOf(_input.Workers.Pks[position])}: {had}; free {FreeBefore()[position]} B before, {FreeAfter()[position]} B with the plan; {CameOf(row, position)}");
    }

    private string CameOf(int row, int position)
    {
        var size = _input.Chunks.SizesBytes[row];
        return IsIn(_answer, row, position) ? "planned"
            : IsEvicted(row, position) ? "evicted"
            : !Allows(row, position) ? PassedOver + "its version is below what the chunk asks for"
            : size > CapacityBytes ? PassedOver + "the chunk is larger than its disk"
            : _answer is null ? "nothing is planned"
            : !IsIn(_input.Held, row, position) && FreeAfter()[position] < size ? PassedOver + "no room with the plan"
            : IsIn(_input.Held, row, position) ? "given up" : "not needed";
    }

    private bool Allows(int row, int position)
    {
        if (call.Asked is not { } asked
            || _rows.RowOf(_input.Chunks.Pks[row]) is not { } planned
            || asked.Chunks.MinimumVersions is not { Length: > 0 } minima
            || minima[planned] < 0
            || _rows.PositionOf(_input.Workers.Pks[position]) is not { } worker)
        {
            return true;
        }

        return asked.Workers.Versions[worker] is { } version && SemVersion.ComparePrecedence(version, asked.Chunks.Versions[minima[planned]]) >= 0;
    }

    private bool IsEvicted(int row, int position) =>
        call.Outcome is ScheduleOutcome.Placed placed && placed.Evicted.Any(copy => copy.Chunk == row && copy.Worker == position);

    private long[] FreeBefore() => _freeBefore ??= Free((chunk, worker) => true, isPlanned: false);

    /// <summary>What is held and not evicted stays on the disk until it has drained, and what is planned is to come.</summary>
    private long[] FreeAfter() => _freeAfter ??= _answer is null ? FreeBefore() : Free((chunk, worker) => !IsEvicted(chunk, worker), isPlanned: true);

    private long[] Free(Func<int, int, bool> staysHeld, bool isPlanned)
    {
        var free = new long[_input.Workers.Count];
        Array.Fill(free, CapacityBytes);
        for (var chunk = 0; chunk < _input.Chunks.Count; chunk++)
        {
            foreach (var worker in _input.Held[chunk])
            {
                free[worker] -= staysHeld(chunk, worker) ? _input.Chunks.SizesBytes[chunk] : 0;
            }

            foreach (var worker in isPlanned ? _answer![chunk] : [])
            {
                free[worker] -= IsIn(_input.Held, chunk, worker) ? 0 : _input.Chunks.SizesBytes[chunk];
            }
        }

        return free;
    }

    private static bool IsIn(HolderLists? lists, int row, int position) => lists is not null && lists[row].Contains((ushort)position);
}
