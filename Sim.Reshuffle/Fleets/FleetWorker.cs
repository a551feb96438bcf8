using Scheduler.Core.Placement;
using Semver;

namespace Sim.Reshuffle.Fleets;

/// <summary>A worker of a fleet file.</summary>
/// <param name="Id">Identity: hexadecimal text stands for the bytes that it spells.</param>
/// <param name="Status">Health.</param>
/// <param name="Version">Software version; null if unknown.</param>
public sealed record FleetWorker(string Id, WorkerStatus Status, SemVersion? Version);
