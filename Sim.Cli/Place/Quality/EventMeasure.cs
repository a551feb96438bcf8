namespace Sim.Cli.Place.Quality;

/// <summary>What one change of one fleet cost.</summary>
/// <param name="MovedPercent">Bytes fetched, of the data set.</param>
/// <param name="LeastPercent">Bytes that any scheduler had to fetch for the same numbers of copies, of the data set.</param>
/// <param name="ShortCopies">Copies below target at the end.</param>
/// <param name="Cycles">Cycles until rest.</param>
/// <param name="IsAtRest">False if it was given up before.</param>
internal sealed record EventMeasure(double MovedPercent, double LeastPercent, long ShortCopies, int Cycles, bool IsAtRest);
