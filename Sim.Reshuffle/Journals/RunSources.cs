namespace Sim.Reshuffle.Journals;

/// <summary>The bytes that the inputs of a run were parsed from.</summary>
/// <param name="Fleet">The fleet file.</param>
/// <param name="Settings">The settings of the scheduler; null for those in the fleet file.</param>
/// <param name="Profile">The profile; null for the usual one.</param>
public sealed record RunSources(ReadOnlyMemory<byte> Fleet, ReadOnlyMemory<byte>? Settings, ReadOnlyMemory<byte>? Profile);
