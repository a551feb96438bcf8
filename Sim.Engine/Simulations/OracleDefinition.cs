using Sim.Engine.Verdicts;

namespace Sim.Engine.Simulations;

/// <summary>An oracle and what it asks.</summary>
/// <typeparam name="TSystem">The system.</typeparam>
/// <param name="Oracle">The oracle.</param>
/// <param name="IsAtEnd">Whether it is asked once at the end of a case rather than after every step.</param>
/// <param name="JudgeAsync">What is wrong, as a sentence; null if nothing is. At the end of a case it may change the system.</param>
internal sealed record OracleDefinition<TSystem>(
    OracleDescription Oracle, bool IsAtEnd, Func<TSystem, CancellationToken, ValueTask<string?>> JudgeAsync);
