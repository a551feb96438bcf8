namespace Sim.Engine.Walks;

/// <summary>Limits that end a case which gets nowhere.</summary>
internal static class CaseRunLimits
{
    /// <summary>The number of disabled draws at which a case is aborted.</summary>
    public const int RejectedActions = 65_536;
}
