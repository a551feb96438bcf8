namespace Sim.Cli.Place.Quality;

/// <summary>One point of the curve, with one measure per fleet.</summary>
/// <param name="Tolerance">Share of the mean by which a worker may exceed it.</param>
/// <param name="MaximumOverMean">Bytes of the heaviest worker over the mean once the fleet rests.</param>
/// <param name="MovedPercent">Bytes fetched, of the data set.</param>
internal sealed record TolerancePoint(double Tolerance, IReadOnlyCollection<double> MaximumOverMean, IReadOnlyCollection<double> MovedPercent);
