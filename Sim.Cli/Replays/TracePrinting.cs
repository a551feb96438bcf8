using Sim.Engine.Tracing;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>Prints the trace of a walk.</summary>
/// <param name="simulation">The world.</param>
internal sealed class TracePrinting(WorldSimulation simulation)
{
    /// <summary>Replays the walk and prints its trace as text.</summary>
    public async Task PrintAsync(Walk<WorldConfiguration, WorldAction> walk, TextWriter writer, CancellationToken cancellationToken)
    {
        var outcome = await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(simulation).ReplayAsync(
            walk, ReplayMode.Unconditional, new CaseRunOptions<SchedulerWorld> { IsTracing = true }, cancellationToken);
        await writer.WriteAsync(TraceText.Render(outcome.Records));
    }
}
