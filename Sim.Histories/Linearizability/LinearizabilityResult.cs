namespace Sim.Histories.Linearizability;

/// <summary>The verdict on a history.</summary>
/// <typeparam name="TInput">What was asked.</typeparam>
/// <typeparam name="TOutput">What was answered.</typeparam>
/// <param name="Verdict">The verdict.</param>
/// <param name="Failure">Why not, if it is violated; of several parts that fail, the one that fails first.</param>
/// <param name="Configurations">Number of configurations that the search looked at, the one for the shortest beginning not included.</param>
public sealed record LinearizabilityResult<TInput, TOutput>(
    HistoryVerdict Verdict, LinearizabilityFailure<TInput, TOutput>? Failure, long Configurations);
