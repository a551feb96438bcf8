using System.Text;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// Whether the question of the storage reached the planner itself: under the settings in force, with weights and health as
/// the host knows them, without the chunks that the host leaves out, the fleet in order of identity and the holders of each
/// row translated with it.
/// </summary>
internal static class AskedPlacement
{
    /// <param name="before">State before the cycle.</param>
    /// <param name="call">What the cycle asked; already judged.</param>
    /// <param name="asked">What the planner was asked.</param>
    /// <param name="order">Where the workers of the planner's fleet stand in the roster; null if it is another fleet.</param>
    /// <param name="host">What the host knows.</param>
    public static Verdict? Judge(PlacementView before, PlannerCall call, PlacementInput asked, FleetOrder? order, PlannerHost host)
    {
        if (asked.Configuration != host.Settings)
        {
            return Violated("plan", "the plan", $"the planner was asked under {asked.Configuration}; in force are {host.Settings}");
        }

        if (order is null)
        {
            return Violated("plan", "the plan", $"the planner was asked for another fleet than the {call.Input.Workers.Count} active workers in order of identity");
        }

        return JudgeWorkers(call.Input.Workers, asked, order, host)
            ?? JudgeRows(before, call.Input, asked, order, host)
            ?? JudgeUnplanned(before, call.Input, asked, order, host);
    }

    private static Verdict? JudgeWorkers(SchedulingWorkers roster, PlacementInput asked, FleetOrder order, PlannerHost host)
    {
        var needsVersions = asked.Chunks.MinimumVersions.AsSpan().ContainsAnyExcept(-1);
        for (var worker = 0; worker < roster.Count; worker++)
        {
            var position = order.RosterPosition(worker);
            var status = host.Settings.IgnoreReliability ? WorkerStatus.Online : host.StatusOf(roster.PeerIds[position]);
            var name = Wording.Name(roster.Pks[position]);
            if (asked.Workers.Statuses[worker] != status || asked.Workers.UsedBytes[worker] != 0)
            {
                return Violated(
                    "worker", name, $"the planner was told that {name} is {asked.Workers.Statuses[worker]} with {asked.Workers.UsedBytes[worker]} used bytes; it is {status} with 0");
            }

            if (needsVersions && !Equals(asked.Workers.Versions[worker], Parse(roster.Versions[position])))
            {
                return Violated(
                    "worker", name, $"the planner was told that {name} runs version {asked.Workers.Versions[worker]?.ToString() ?? "unknown"}; it runs {roster.Versions[position] ?? "unknown"}");
            }
        }

        return null;
    }

    /// <summary>What is held of left-out chunks takes room, and the planner cannot know of it otherwise.</summary>
    private static Verdict? JudgeUnplanned(PlacementView before, SchedulingInput input, PlacementInput asked, FleetOrder order, PlannerHost host)
    {
        if (asked.Chunks.Count == input.Chunks.Count && asked.UnplannedBytes.Length == 0)
        {
            return null;
        }

        var expected = new long[input.Workers.Count];
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var chunk = before.ChunkAt(before.RowOf(input.Chunks.Pks[row]));
            foreach (var worker in host.WeightOf(chunk) is null ? input.Held[row] : [])
            {
                expected[worker] += chunk.SizeBytes;
            }
        }

        for (var worker = 0; worker < expected.Length; worker++)
        {
            var position = order.RosterPosition(worker);
            var told = asked.UnplannedBytes.Length == 0 ? 0 : asked.UnplannedBytes[worker];
            if (told != expected[position])
            {
                var name = Wording.Name(input.Workers.Pks[position]);
                return Violated(
                    "worker", name, $"the planner was told that {name} holds {told} bytes of chunks that are left out; it holds {expected[position]}");
            }
        }

        return null;
    }

    private static Verdict? JudgeRows(PlacementView before, SchedulingInput input, PlacementInput asked, FleetOrder order, PlannerHost host)
    {
        var kept = 0;
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var chunk = before.ChunkAt(before.RowOf(input.Chunks.Pks[row]));
            if (host.WeightOf(chunk) is not { } weight)
            {
                continue;
            }

            if (kept == asked.Chunks.Count)
            {
                return Wording.OfChunk(OracleCatalog.PlannerInput, Wording.Name(chunk), $"the planner was not asked to place {Wording.Name(chunk)}, which the host does not leave out");
            }

            var isShared = kept == row && ReferenceEquals(asked.Chunks.Ids, input.Chunks.Ids);
            var verdict = JudgeChunk(before, chunk, asked.Chunks, kept, weight, isShared)
                ?? JudgeHolders(chunk, "is held by", input.Held, row, asked.Held, kept, order, input.Workers)
                ?? JudgeHolders(chunk, "is committed to", input.Committed, row, asked.Committed, kept, order, input.Workers)
                ?? JudgeHolders(chunk, "is routed to", input.Routed, row, asked.Routed, kept, order, input.Workers);
            if (verdict is not null)
            {
                return verdict;
            }

            kept++;
        }

        return kept == asked.Chunks.Count
            ? null
            : Violated("plan", "the plan", $"the planner was asked to place {asked.Chunks.Count} chunks, of which the host leaves out all but {kept}");
    }

    private static Verdict? JudgeChunk(PlacementView before, ChunkView chunk, PlacementChunks asked, int kept, ChunkWeight weight, bool isShared)
    {
        var minimum = asked.MinimumVersions[kept] < 0 ? null : asked.Versions[asked.MinimumVersions[kept]];
        var isTold = asked.DatasetNames[asked.Datasets[kept]] == chunk.Dataset && (isShared || AskedChunks.IsText(asked.Ids[kept], chunk.Id))
            && asked.SizesBytes[kept] == chunk.SizeBytes && asked.Pks[kept] == chunk.Pk && asked.Visible[kept] == before.IsVisible(before.RowOf(chunk.Pk));
        if (!isTold)
        {
            return Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"row {kept} of the planner must be {Wording.Name(chunk)} with {chunk.SizeBytes} bytes; it is {asked.DatasetNames[asked.Datasets[kept]]}/{Encoding.UTF8.GetString(asked.Ids[kept])} with {asked.SizesBytes[kept]} bytes that readers {(asked.Visible[kept] ? "see" : "do not see")}");
        }

        return asked.Weights[kept] == weight.Weight && Equals(minimum, weight.MinimumWorkerVersion)
            ? null
            : Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the planner was told that {Wording.Name(chunk)} has weight {asked.Weights[kept]} and asks for version {minimum?.ToString() ?? "any"}; it has {weight.Weight} and asks for {weight.MinimumWorkerVersion?.ToString() ?? "any"}");
    }

    private static Verdict? JudgeHolders(
        ChunkView chunk, string relation, HolderLists told, int row, HolderLists asked, int kept, FleetOrder order, SchedulingWorkers workers)
    {
        if (asked.Count > kept && order.IsSameRow(told[row], asked[kept]))
        {
            return null;
        }

        var expected = Array.ConvertAll(told[row].ToArray(), position => workers.Pks[position]);
        WorkerPk[] holders = asked.Count > kept ? order.Holders(asked[kept], workers) : [];
        return Wording.OfChunk(
            OracleCatalog.PlannerInput,
            Wording.Name(chunk),
            $"the planner itself was told that {Wording.Name(chunk)} {relation} {Wording.List(holders)}; the cycle asked for {Wording.List(expected)}");
    }

    private static SemVersion? Parse(string? version) =>
        version is not null && SemVersion.TryParse(version, SemVersionStyles.Strict, out var parsed) ? parsed : null;

    private static Verdict Violated(string kind, string name, FormattableString sentence) =>
        Wording.Of(OracleCatalog.PlannerInput, kind, name, sentence);
}
