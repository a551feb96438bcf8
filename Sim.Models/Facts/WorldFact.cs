namespace Sim.Models.Facts;

/// <summary>A fact that a witness of a walk file may ask for.</summary>
/// <param name="Name">Its name in walk files.</param>
/// <param name="IsBoolean">Whether it is true or false and takes no bound.</param>
/// <param name="NeedsChunk">Whether it is about one chunk, named by dataset and id.</param>
public sealed record WorldFact(string Name, bool IsBoolean = false, bool NeedsChunk = false);
