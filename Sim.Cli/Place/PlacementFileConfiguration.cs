namespace Sim.Cli.Place;

/// <summary>The settings of a placement file.</summary>
internal sealed record PlacementFileConfiguration(long WorkerCapacityBytes, double Saturation, int MinReplication, bool IgnoreReliability);
