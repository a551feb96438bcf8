namespace Scheduler.Core.Lifecycle;

/// <summary>An active worker as the caller reports it.</summary>
/// <param name="PeerId">Its identity, unique in the fleet.</param>
/// <param name="Version">Software version as semantic-version text; null if unknown.</param>
public sealed record WorkerInfo(string PeerId, string? Version);
