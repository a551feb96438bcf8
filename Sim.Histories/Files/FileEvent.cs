namespace Sim.Histories.Files;

/// <summary>One line of a file: a client does, or is told, something.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Process">Who.</param>
/// <param name="Type"><c>invoke</c>, <c>ok</c>, <c>fail</c> or <c>info</c>.</param>
/// <param name="Function">What is called.</param>
/// <param name="Key">The key that it concerns, as text; null if none is named.</param>
/// <param name="Value">Its argument or its answer.</param>
internal sealed record FileEvent(int Line, string Process, string Type, string Function, string? Key, object? Value);
