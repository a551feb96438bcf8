using Sim.Histories.Models;

namespace Raft;

/// <summary>One entry of the log.</summary>
/// <param name="Term">The term of the leader that made it.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Request">Number of the request of that client: it takes effect once, however often it is in the log.</param>
/// <param name="Call">What is asked.</param>
public sealed record Entry(long Term, string Client, int Request, MapCall Call);
