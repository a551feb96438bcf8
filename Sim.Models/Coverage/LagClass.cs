namespace Sim.Models.Coverage;

/// <summary>How far active workers are behind.</summary>
public enum LagClass
{
    /// <summary>Everybody has applied the newest worker assignment.</summary>
    None,

    /// <summary>Somebody has not applied the newest worker assignment, but everybody the confirmed one.</summary>
    BehindNewest,

    /// <summary>Somebody has not applied the confirmed worker assignment.</summary>
    BehindWatermark,
}
