namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>A fault that ended an attempt at an operation.</summary>
/// <param name="Statement">Where it struck.</param>
/// <param name="IsCommitted">Whether it lost the answer to a commit that was done.</param>
public readonly record struct Strike(string Statement, bool IsCommitted);
