namespace Sim.Reshuffle.Shapes;

/// <summary>A shape cannot be read. The message holds the value concerned.</summary>
/// <param name="message">One sentence.</param>
public sealed class ShapeException(string message) : FormatException(message);
