namespace Scheduler.Core.Placement;

/// <summary>Names under which planners report their phases to an observer. With the reliability split each occurs once per pass.</summary>
public static class PlacementPhases
{
    /// <summary>Preparing the hash rings. Rings that only a few walks need are built within the other phases.</summary>
    public const string Rings = "placement:rings";

    /// <summary>Stage 1.</summary>
    public const string Ideal = "placement:ideal";

    /// <summary>Stage 2.</summary>
    public const string Reconcile = "placement:reconcile";
}
