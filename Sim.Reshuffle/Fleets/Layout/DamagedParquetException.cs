namespace Sim.Reshuffle.Fleets.Layout;

/// <summary>Bytes claim what cannot be true of them. Whoever knows the name of the file says so.</summary>
internal sealed class DamagedParquetException : Exception;
