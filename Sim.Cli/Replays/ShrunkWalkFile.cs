using Sim.Engine.Replay;
using Sim.Engine.Shrinking;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>The walk file of a shrunk failure. It says what it shows: a violation. Once the fault is mended, its expectation becomes that everything holds.</summary>
internal static class ShrunkWalkFile
{
    /// <summary>Composes the file.</summary>
    /// <param name="shrunk">The shrunk walk.</param>
    /// <param name="name">Name of the walk.</param>
    /// <param name="model">Model that it came from.</param>
    /// <param name="backend">Backend on which it fails.</param>
    /// <param name="seed">Token that it came from; null if there is none.</param>
    public static WalkFile<WorldConfiguration, WorldAction, WorldWitness> Of(
        ShrinkResult<WorldConfiguration, WorldAction> shrunk, string name, string model, string backend, string? seed) => new()
        {
            Format = WalkFileFormat<WorldConfiguration, WorldAction, WorldWitness>.Format,
            Name = name,
            About = $"{shrunk.Failure.Oracle.Id} {shrunk.Failure.Oracle.Name}: {shrunk.Failure.Violation.Sentence}",
            Model = model,
            Seed = seed,
            Backends = WorldWalkFiles.Backends.Contains(backend) ? [backend] : [],
            Config = shrunk.Walk.Configuration,
            Steps = shrunk.Walk.Steps,
            Expect = WalkExpectation.Violates(shrunk.Failure.Oracle.Id, shrunk.Failure.Step == 0 ? null : shrunk.Failure.Step),
        };
}
