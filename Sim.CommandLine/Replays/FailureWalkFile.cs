using Sim.Engine.Replay;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>The walk file of a failure. It says what it shows: a violation. Once the fault is mended, its expectation becomes that everything holds.</summary>
internal static class FailureWalkFile
{
    /// <summary>Composes the file.</summary>
    /// <param name="format">The format of the file.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="walk">The walk that shows it.</param>
    /// <param name="name">Name of the walk.</param>
    /// <param name="model">Model that it came from.</param>
    /// <param name="backend">Backend on which it fails.</param>
    /// <param name="seed">Token that it came from; null if there is none.</param>
    public static WalkFile<TConfiguration, TAction, TWitness> Of<TConfiguration, TAction, TWitness>(
        WalkFileFormat<TConfiguration, TAction, TWitness> format,
        CaseFailure failure,
        Walk<TConfiguration, TAction> walk,
        string name,
        string model,
        string backend,
        string? seed)
        where TWitness : Witness => new()
        {
            Format = WalkFileFormat<TConfiguration, TAction, TWitness>.Format,
            Name = name,
            About = $"{failure.Oracle.Id} {failure.Oracle.Name}: {failure.Violation.Sentence}",
            Model = model,
            Seed = seed,
            Backends = format.Vocabulary.Backends.Count > 1 && format.Vocabulary.Backends.Contains(backend) ? [backend] : [],
            Config = walk.Configuration,
            Steps = walk.Steps,
            Expect = WalkExpectation.Violates(failure.Oracle.Id, failure.Step),
        };
}
