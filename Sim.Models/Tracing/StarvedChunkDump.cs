using System.Globalization;
using System.Text;
using Scheduler.Core.Lifecycle;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Tracing;

/// <summary>
/// What a person needs who is told that a chunk rests below its floor: the chunk, the room on each worker, all sizes and
/// the whole placement.
/// </summary>
internal static class StarvedChunkDump
{
    /// <summary>Composes the text.</summary>
    /// <param name="view">The state at the fixed point.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <param name="starvedRow">Row of the chunk below its floor.</param>
    /// <param name="pool">The machines.</param>
    public static string Of(PlacementView view, FleetRules rules, int starvedRow, WorkerPool pool)
    {
        var names = new TraceNames(view.State, pool);
        var starved = view.ChunkAt(starvedRow);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{TraceNames.OfChunk(starvedRow)} = {starved.Dataset}/{starved.Id} has {view.ActiveIdealCount(starvedRow)} of {rules.Floor} copies, {starved.SizeBytes} B each\n");
        AppendWorkers(text, view, rules, starvedRow, names);
        AppendChunks(text, view, names);
        AppendPlacement(text, view, names);
        return text.ToString();
    }

    private static void AppendWorkers(StringBuilder text, PlacementView view, FleetRules rules, int starvedRow, TraceNames names)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {"worker",-8} {"used B",12} {"capacity B",12} {"free B",12}\n");
        for (var row = 0; row < view.WorkerCount; row++)
        {
            if (view.IsActiveAt(row))
            {
                var usedBytes = view.IdealBytesAt(row);
                var line = string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {names.Of(view.WorkerAt(row)),-8} {usedBytes,12} {rules.CapacityBytes,12} {rules.CapacityBytes - usedBytes,12}  {MarkOf(view, rules, starvedRow, row)}");
                text.Append(line.TrimEnd()).Append('\n');
            }
        }
    }

    private static string MarkOf(PlacementView view, FleetRules rules, int starvedRow, int workerRow)
    {
        var worker = view.WorkerAt(workerRow);
        var chunk = view.ChunkAt(starvedRow);
        return view.IdealAt(starvedRow).BinarySearch(worker) >= 0 ? "holds it"
            : !rules.Eligibility.Allows(chunk.Pk, worker) ? "may not hold it"
            : rules.CapacityBytes - view.IdealBytesAt(workerRow) >= chunk.SizeBytes ? "has room"
            : "";
    }

    private static void AppendChunks(StringBuilder text, PlacementView view, TraceNames names)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {"chunk",-8} {"size B",12}  held by\n");
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var exempt = view.IsLeftOut(row) ? " (left out)" : view.IsFloorExempt(row) ? " (owed no floor)" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {TraceNames.OfChunk(row),-8} {view.ChunkAt(row).SizeBytes,12}  {names.Of(view.IdealAt(row).ToArray())}{exempt}\n");
        }
    }

    private static void AppendPlacement(StringBuilder text, PlacementView view, TraceNames names)
    {
        text.Append("  placement\n");
        for (var row = 0; row < view.WorkerCount; row++)
        {
            var worker = view.WorkerAt(row);
            var offline = view.IsActiveAt(row) ? "" : " (offline)";
            text.Append(CultureInfo.InvariantCulture, $"  {names.Of(worker)}{offline}: {names.OfChunks(chunk => view.State.IdealOf(chunk).Contains(worker))}\n");
        }
    }
}
