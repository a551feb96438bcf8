namespace Sim.Engine.Simulations;

/// <summary>What is found wrong by oracles that are asked about a system as a whole.</summary>
internal static class SubjectKinds
{
    /// <summary>The system.</summary>
    public const string System = "system";
}
