namespace Sim.Reshuffle.Shapes;

/// <summary>How many chunks arrive at each step of a run.</summary>
/// <param name="Spec">The shape as it was written.</param>
/// <param name="At">The number of chunks at a step, counted from 1.</param>
public sealed record IngestionShape(string Spec, Func<int, long> At)
{
    /// <summary>The same number at every step.</summary>
    public static IngestionShape Constant(long chunks) => new(FormattableString.Invariant($"constant:n={chunks}"), _ => chunks);
}
