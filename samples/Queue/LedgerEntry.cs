namespace Queue;

/// <summary>One job that ended.</summary>
public sealed record LedgerEntry(string Producer, int Number, Outcome Outcome);
