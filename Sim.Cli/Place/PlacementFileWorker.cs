namespace Sim.Cli.Place;

/// <summary>A worker of a placement file.</summary>
/// <param name="Id">Identity in hexadecimal.</param>
/// <param name="Status">Health, as in <c>unsupported_version</c>.</param>
/// <param name="Version">Semantic version; null if unknown.</param>
/// <param name="UsedBytes">Bytes that are taken beforehand.</param>
internal sealed record PlacementFileWorker(string Id, string Status, string? Version, long UsedBytes);
