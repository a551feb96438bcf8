namespace Sim.Reshuffle.Results;

/// <summary>Something that happens in a run.</summary>
/// <param name="Step">The step; 0 for what holds from the beginning.</param>
/// <param name="What">What happens, in words.</param>
public sealed record RunEvent(int Step, string What);
