namespace Sim.Engine.Verdicts;

/// <summary>Something that a sweep of a model must see at least once, or it proves less than it claims.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="DeclaredAt">Where it is declared, as a type or file name that a reader can search for.</param>
public sealed record FactDescription(string Name, string DeclaredAt);
