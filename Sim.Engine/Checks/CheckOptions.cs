using Sim.Engine.Randomness;

namespace Sim.Engine.Checks;

/// <summary>What a check of a simulation runs.</summary>
public sealed record CheckOptions
{
    /// <summary>Cases per model; null for what <c>SIM_CASES</c> says, and without it 100.</summary>
    public long? Cases { get; init; }

    /// <summary>The seed; null for what <c>SIM_SEED</c> says, and without it always the same one, so that a test does the same every time.</summary>
    public RunSeed? Seed { get; init; }

    /// <summary>The planted defect to switch on; null for none.</summary>
    public string? Bug { get; init; }

    /// <summary>Where the walk of a failure is saved.</summary>
    public string FailureFolder { get; init; } = "sim-failures";

    /// <summary>Cases that run at once; the result does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Says what to type to replay a saved walk, given its path; null for the command line of the present program.</summary>
    public Func<string, string>? ReplayCommand { get; init; }

    /// <summary>Environment variables by name.</summary>
    internal Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;
}
