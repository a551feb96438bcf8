using Sim.Engine.Replay;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>The walk file of a failure. It says what it shows: a violation. Once the fault is mended, its expectation becomes that everything holds.</summary>
internal static class FailureWalkFile
{
    /// <summary>Composes the file.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="walk">The walk that shows it.</param>
    /// <param name="name">Name of the walk.</param>
    /// <param name="model">Model that it came from.</param>
    /// <param name="backend">Backend on which it fails.</param>
    /// <param name="seed">Token that it came from; null if there is none.</param>
    public static WalkFile<WorldConfiguration, WorldAction, WorldWitness> Of(
        CaseFailure failure, Walk<WorldConfiguration, WorldAction> walk, string name, string model, string backend, string? seed) => new()
        {
            Format = WalkFileFormat<WorldConfiguration, WorldAction, WorldWitness>.Format,
            Name = name,
            About = $"{failure.Oracle.Id} {failure.Oracle.Name}: {failure.Violation.Sentence}",
            Model = model,
            Seed = seed,
            Backends = WorldWalkFiles.Backends.Contains(backend) ? [backend] : [],
            Config = walk.Configuration,
            Steps = walk.Steps,
            Expect = WalkExpectation.Violates(failure.Oracle.Id, failure.Step),
        };
}
