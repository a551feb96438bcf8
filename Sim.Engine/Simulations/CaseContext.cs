using Sim.Engine.Walks;

namespace Sim.Engine.Simulations;

/// <summary>What a system is told of the case that it is built for.</summary>
public sealed class CaseContext
{
    private readonly SimulationInputs _inputs;

    internal CaseContext(Recorder recorder, string? bug, SimulationInputs inputs, CancellationToken cancellationToken)
    {
        Recorder = recorder;
        Bug = bug;
        _inputs = inputs;
        CancellationToken = cancellationToken;
    }

    /// <summary>Where the system may report judgements, facts and measures of its own, and lines of the trace.</summary>
    public Recorder Recorder { get; }

    /// <summary>The planted defect that is switched on; null for none.</summary>
    public string? Bug { get; }

    /// <summary>Cancelled when the run is to end.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Whether a planted defect is switched on.</summary>
    public bool HasBug(string name) => Bug == name;

    /// <summary>The text of an option that the simulation added; null if it was not given.</summary>
    public string? Option(string name) => _inputs.Option(name);
}
