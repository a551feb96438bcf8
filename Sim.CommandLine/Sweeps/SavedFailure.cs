using Sim.Engine.Sweeps;

namespace Sim.CommandLine.Sweeps;

/// <summary>A failure of a sweep and where its walk was saved.</summary>
/// <param name="Failure">The failure.</param>
/// <param name="WalkPath">Path of the walk file.</param>
/// <param name="IsVanished">Whether it did not happen again when its walk was replayed.</param>
internal sealed record SavedFailure(SweepFailure Failure, string WalkPath, bool IsVanished);
