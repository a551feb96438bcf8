namespace Sim.Reshuffle.Profiles;

/// <summary>All chunks of a dataset appear once more under another name, with its weights.</summary>
/// <param name="Source">Name of the dataset.</param>
/// <param name="Destination">The new name.</param>
/// <param name="AtStep">When.</param>
public sealed record DatasetCopy(string Source, string Destination, int AtStep);
