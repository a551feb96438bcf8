using Sim.Engine.Sweeps;

namespace Sim.CommandLine.Processes;

/// <summary>What came of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Summary">Null if something was wrong with it.</param>
internal sealed record CaseAnswer(long Number, CaseSummary? Summary);
