namespace Sim.Cluster.Worlds;

/// <summary>One choice that is not first in, first out.</summary>
/// <param name="Choice">Its number among the choices of the step, from 0; a choice is where more than one thing is ready to run.</param>
/// <param name="Skip">How many that came earlier are passed over; the last one is taken if fewer are ready.</param>
public sealed record Deviation(int Choice, int Skip);
