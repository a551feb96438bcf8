namespace Sim.Engine.Replay;

/// <summary>The words that walk files of one simulation may use.</summary>
/// <param name="Models">Names of models.</param>
/// <param name="Backends">Names of backends.</param>
/// <param name="Facts">Facts that witnesses may name.</param>
public sealed record WalkVocabulary(
    IReadOnlyList<string> Models, IReadOnlyList<string> Backends, IReadOnlyList<WitnessFact> Facts);
