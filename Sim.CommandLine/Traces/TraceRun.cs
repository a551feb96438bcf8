using Sim.CommandLine.Replays;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Traces;

/// <summary>Prints the canonical trace of a case. Whether the case holds is not its concern.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="source">The case.</param>
/// <param name="isJson">JSON instead of text.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class TraceRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context,
    ReplaySource<TConfiguration, TAction, TWitness> source,
    bool isJson,
    SimulationInputs inputs)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Prints it.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var records = await new TraceReading<TConfiguration, TAction, TSystem, TWitness>(context, inputs).RunAsync(source, cancellationToken);
        await context.Output.Standard.WriteAsync(isJson ? TraceJson.Render(records) : TraceText.Render(records));
        return ExitCode.Held;
    }
}
