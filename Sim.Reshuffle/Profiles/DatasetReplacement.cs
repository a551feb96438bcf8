namespace Sim.Reshuffle.Profiles;

/// <summary>Every placed chunk of a dataset is corrected by one of the same block range.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="AtStep">When.</param>
public sealed record DatasetReplacement(string Dataset, int AtStep);
