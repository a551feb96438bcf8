using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Cli.Sweeps;

/// <summary>A failure of a sweep and where its shrunk walk was saved.</summary>
/// <param name="Failure">The failure.</param>
/// <param name="WalkPath">Path of the walk file.</param>
internal sealed record SavedFailure(SweepFailure<WorldConfiguration, WorldAction> Failure, string WalkPath);
