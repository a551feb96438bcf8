namespace Sim.Processes.Experiments;

/// <summary>How often a scenario runs.</summary>
public sealed record ExperimentOptions
{
    /// <summary>How many replications, or at least how many if they end by <see cref="StopWhen"/>.</summary>
    public int Replications { get; init; } = 20;

    /// <summary>Decides all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many threads run replications. The result does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// Whether replications come in pairs of which the second sees 1 - u where the first sees u; the means of pairs are the
    /// observations.
    /// </summary>
    public bool IsAntithetic { get; init; }

    /// <summary>Ends the experiment as soon as the interval is narrow enough; null to run just <see cref="Replications"/>.</summary>
    public StoppingRule? StopWhen { get; init; }
}
