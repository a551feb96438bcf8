namespace Sim.Cli.Place;

/// <summary>A placement to be computed, as <c>sim-place/1</c> writes it down.</summary>
internal sealed record PlacementFile(
    string Format,
    string Planner,
    string Hash,
    string Rounding,
    int Rings,
    PlacementFileConfiguration Config,
    PlacementFileWorker[] Workers,
    PlacementFileChunk[] Chunks)
{
    /// <summary>The only format that is read.</summary>
    public const string KnownFormat = "sim-place/1";
}
