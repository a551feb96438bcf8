namespace Sim.Cli.Place.Quality;

/// <summary>What the quality table measures.</summary>
/// <param name="Workers">Workers of each fleet.</param>
/// <param name="Chunks">Chunks of each fleet.</param>
/// <param name="Fleets">Fleets to draw, for the intervals.</param>
internal sealed record QualityRequest(int Workers, int Chunks, int Fleets);
