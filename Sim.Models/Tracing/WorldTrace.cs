using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Texts;
using Sim.Models.State;
using Sim.Models.World;

namespace Sim.Models.Tracing;

/// <summary>
/// Composes the lines of a trace. After each step: what came of it, the chunks whose standing has changed, and what changed
/// on which worker. It remembers what it said last; the run does not depend on it.
/// </summary>
/// <param name="configuration">What the world was built from.</param>
/// <param name="pool">The machines.</param>
/// <param name="showsWholeStates">Whether each step also shows who stores what, changed or not.</param>
internal sealed class WorldTrace(WorldConfiguration configuration, WorkerPool pool, bool showsWholeStates)
{
    private readonly List<string> _standings = [];
    private readonly CopyChanges _changes = new(new ByteScale(configuration.WorkerCapacityBytes), WorkerCopies.Empty(pool));

    /// <summary>The lines that open a trace: the world, and how to read the rest.</summary>
    public IEnumerable<string> Banner() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{configuration.Workers} workers of {pool.Size} in the pool, {configuration.WorkerCapacityBytes} B each; floor {configuration.MinReplication}, saturation {configuration.Saturation}"),
        string.Create(CultureInfo.InvariantCulture, $"quorum {configuration.ConfirmThresholdPercent} %, retention {configuration.RetentionTicks} ticks, M {configuration.MTicks} ticks"),
        "W3 is worker 3 of the pool, C5 chunk 5 in order of insertion, both counted from 0",
        "+C5 is a copy that a worker is to fetch, -C5 one that it gives up; draining: served for a while yet; then what it stores of its disk",
    ];

    /// <summary>The lines of one step.</summary>
    /// <param name="outcome">What came of it, in a few words.</param>
    /// <param name="now">Present tick.</param>
    /// <param name="floor">The floor in force.</param>
    /// <param name="state">The state after the step.</param>
    public IEnumerable<string> Step(string outcome, Tick now, int floor, StorageState state) =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome}; tick {now}, {state.Chunks.Count} chunks, floor {floor}, worker assignment {state.NewestWorkerAssignment}, confirmed up to {state.Watermark}"),
        .. ChangedStandings(state),
        .. _changes.Lines(WorkerCopies.Of(state, pool)),
        .. showsWholeStates ? new CopyTable(state, pool, configuration.WorkerCapacityBytes).Lines() : [],
    ];

    private List<string> ChangedStandings(StorageState state)
    {
        var names = new TraceNames(state, pool);
        var lines = new List<string>();
        for (var position = 0; position < state.Chunks.Count; position++)
        {
            var chunk = state.Chunks[position];
            var standing = StandingOf(chunk.Pk, state, names);
            if (position == _standings.Count)
            {
                _standings.Add(standing);
                lines.Add($"  {TraceNames.OfChunk(position)} = {FullName(chunk)}: {standing}");
            }
            else if (_standings[position] != standing)
            {
                _standings[position] = standing;
                lines.Add($"  {TraceNames.OfChunk(position)}: {standing}");
            }
        }

        return lines;
    }

    private static string FullName(ChunkView chunk) =>
        string.Create(CultureInfo.InvariantCulture, $"{VisibleText.Of(chunk.Dataset)}/{VisibleText.Of(chunk.Id)}, {chunk.SizeBytes} B");

    private static string StandingOf(ChunkPk chunk, StorageState state, TraceNames names)
    {
        var row = state.LifecycleOf(chunk);
        var name = ChunkStateName.Of(row, state.Watermark);
        if (row is not { PortalVisible: true })
        {
            return name;
        }

        var routing = state.RoutingOf(chunk);
        return $"{name}, routed to {(routing.Count == 0 ? "nobody" : names.Of(routing))}";
    }
}
