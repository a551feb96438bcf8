namespace Sim.CommandLine.Processes;

/// <summary>A case that another process is to run, one a line.</summary>
/// <param name="Model">Name of its model.</param>
/// <param name="Number">Its number in the sweep.</param>
internal sealed record CaseRequest(string Model, long Number);
