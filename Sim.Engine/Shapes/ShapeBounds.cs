namespace Sim.Engine.Shapes;

/// <summary>The bounds of a number.</summary>
/// <param name="Least">The least value; null for none.</param>
/// <param name="Greatest">The greatest value; null for none.</param>
internal readonly record struct ShapeBounds(decimal? Least, decimal? Greatest)
{
    /// <summary>No bounds.</summary>
    public static ShapeBounds None => default;

    /// <summary>The simplest number within the bounds: the one nearest to 0.</summary>
    public decimal Simplest => Least > 0 ? Least.Value : Greatest < 0 ? Greatest.Value : 0;

    /// <summary>Whether a number lies within the bounds.</summary>
    public bool Hold(decimal value) => !(value < Least) && !(value > Greatest);
}
