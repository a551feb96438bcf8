namespace Sim.Xunit;

/// <summary>What a test asks for.</summary>
internal sealed record SimulationTestRequest
{
    /// <summary>Cases per model; 0 for the default.</summary>
    public long Cases { get; init; }

    /// <summary>The seed; null for the default.</summary>
    public string? Seed { get; init; }

    /// <summary>The planted defect; null for none.</summary>
    public string? Bug { get; init; }

    /// <summary>The walk file to replay; null for a sweep.</summary>
    public string? WalkFile { get; init; }
}
