namespace Sim.Fuzz.Runs;

/// <summary>An input that a reader did not hold.</summary>
/// <param name="Target">The reader.</param>
/// <param name="Index">Number of the input: the same target, seed and number make it again.</param>
/// <param name="What">What happened, one line.</param>
/// <param name="Content">The input.</param>
internal sealed record FuzzFinding(string Target, long Index, string What, byte[] Content);
