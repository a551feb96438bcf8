namespace Sim.Models.World;

/// <summary>What a world asks of the backend that it opens.</summary>
/// <param name="LeapLimitTicks">How far a call may lie ahead of the newest stored tick without consent; null for any distance.</param>
public sealed record StorageSettings(long? LeapLimitTicks)
{
    /// <summary>What a backend does that is asked for nothing.</summary>
    public static StorageSettings Default { get; } = new(LeapLimitTicks: null);
}
