using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>The verdict on a history of transactions.</summary>
/// <param name="Verdict">Whether the level held; this checker is never undecided.</param>
/// <param name="Anomalies">What the level forbids and was found, the gravest first, one of each kind.</param>
/// <param name="PrefixEvents">So many events from the beginning of the history are enough for the first of them; null if the level held.</param>
public sealed record IsolationResult(HistoryVerdict Verdict, ImmutableArray<Anomaly> Anomalies, int? PrefixEvents);
