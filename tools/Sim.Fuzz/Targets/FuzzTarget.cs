namespace Sim.Fuzz.Targets;

/// <summary>A reader that is to hold whatever it is given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">How many of all inputs it gets, in relation to the others.</param>
/// <param name="IsText">Whether its inputs are texts, so that mutations that know of numbers, words and members make sense.</param>
/// <param name="Corpus">Sound inputs to begin with.</param>
/// <param name="Command">The command line and the environment variables that hand it an input.</param>
internal sealed record FuzzTarget(string Name, int Share, bool IsText, IReadOnlyList<byte[]> Corpus, Func<FuzzInput, FuzzCommand> Command);
