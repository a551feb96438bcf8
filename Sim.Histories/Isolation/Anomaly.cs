using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sentence">It in words, with the transactions and elements.</param>
/// <param name="Transactions">The transactions of it, by their numbers in the history; for a cycle each depends on the one before, and the first on the last.</param>
public sealed record Anomaly(AnomalyKind Kind, string Sentence, ImmutableArray<int> Transactions);
