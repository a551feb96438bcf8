
using Sim.Engine.Replay;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Replays;

/// <summary>A replay as a person asked for it.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TWitness">A witness in walk files.</typeparam>
internal sealed record ReplayRequest<TConfiguration, TAction, TWitness>
    where TWitness : Witness
{
    /// <summary>What to replay.</summary>
    public required ReplaySource<TConfiguration, TAction, TWitness> Source { get; init; }

    /// <summary>Backend to replay on; null for those that the file names, or the one of the token's profile.</summary>
    public string? Backend { get; init; }

    /// <summary>Print the trace.</summary>
    public bool IsTracing { get; init; }

    /// <summary>Last step to run; null for all. Then no expectation or witness is checked.</summary>
    public int? UntilStep { get; init; }

    /// <summary>File for the state at the end; null for none.</summary>
    public string? StatePath { get; init; }

    /// <summary>What the person said.</summary>
    public required SimulationInputs Inputs { get; init; }

    /// <summary>Print one JSON document instead of sentences.</summary>
    public bool IsJson { get; init; }
}
