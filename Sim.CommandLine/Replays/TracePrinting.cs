using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Prints the trace of a walk.</summary>
internal static class TracePrinting
{
    /// <summary>Replays the walk and prints its trace as text.</summary>
    public static async Task PrintAsync<TConfiguration, TAction, TSystem>(
        ISimulation<TConfiguration, TAction, TSystem> simulation,
        Walk<TConfiguration, TAction> walk,
        TextWriter writer,
        CancellationToken cancellationToken)
        where TSystem : ISimulatedSystem<TAction>
    {
        var outcome = await new CaseRunner<TConfiguration, TAction, TSystem>(simulation).ReplayAsync(
            walk, ReplayMode.Unconditional, new CaseRunOptions<TSystem> { IsTracing = true }, cancellationToken);
        await writer.WriteAsync(TraceText.Render(outcome.Records));
    }
}
