namespace Sim.Engine.Inputs;

/// <summary>Something wrong with a document that its shape alone does not show.</summary>
/// <param name="Path">Where, as in <c>$.steps[3].chunks[0].sizeBytes</c>.</param>
/// <param name="Reason">What, as the rest of a line.</param>
public sealed record InputFault(string Path, string Reason);
