using Sim.Engine.Walks;

namespace Sim.Engine.Replay;

/// <summary>The walk file of a failure. It says what it shows: a violation. Once the fault is mended, its expectation becomes that everything holds.</summary>
internal static class FailureWalkFile
{
    /// <summary>A name for the walk of a failure. The profile carries whatever else shaped the case.</summary>
    /// <param name="token">The token that it came from.</param>
    /// <param name="failure">The failure.</param>
    public static string NameOf(ReplayToken token, CaseFailure failure) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{token.Model}-{token.Profile}-{failure.Oracle.Id.ToLowerInvariant()}-{failure.Violation.SubjectKind.Replace(' ', '-')}-{token.Seed.ToString()[..16]}");

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
