namespace Sim.Reshuffle.Scenarios;

/// <summary>What one step changed before any scheduler looks.</summary>
/// <param name="Number">The step, counted from 1.</param>
/// <param name="NewChunks">Chunks that were generated.</param>
/// <param name="NewRestrictedChunks">Those of them that are restricted.</param>
/// <param name="CopiedChunks">Chunks that came with copied datasets.</param>
/// <param name="ReplacedDatasets">Datasets whose placed chunks are to be replaced, before anything else is stored.</param>
/// <param name="Joined">Positions of the workers that joined.</param>
/// <param name="Judged">Positions of the workers whose status changed.</param>
internal sealed record ScenarioStep(
    int Number,
    long NewChunks,
    long NewRestrictedChunks,
    long CopiedChunks,
    IReadOnlyList<string> ReplacedDatasets,
    IReadOnlyList<int> Joined,
    IReadOnlyList<int> Judged);
