namespace Sim.Reshuffle.Runs;

/// <summary>Copies of the chunks of one weight.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Target">Copies that each of them is entitled to.</param>
/// <param name="Minimum">The fewest copies of any of them.</param>
public sealed record ClassCopies(int Weight, int Target, int Minimum);
