namespace Sim.Engine.Verdicts;

/// <summary>An oracle as reports name it.</summary>
/// <param name="Id">Short stable id, as in <c>O-01</c>.</param>
/// <param name="Name">What it demands, in a few words.</param>
/// <param name="IsLiveness">Whether it says that something good must happen in time, rather than that something bad must never happen.</param>
public sealed record OracleDescription(string Id, string Name, bool IsLiveness = false);
