namespace Sim.Reshuffle.Shapes;

/// <summary>A straight line between two steps.</summary>
/// <param name="FromStep">First step.</param>
/// <param name="FromValue">Value there.</param>
/// <param name="ToStep">Last step.</param>
/// <param name="ToValue">Value there.</param>
internal readonly record struct LinearPiece(long FromStep, double FromValue, long ToStep, double ToValue)
{
    /// <summary>The value at a step; beyond an end it is that end's. A piece without length yields its end value.</summary>
    public double At(long step)
    {
        if (ToStep <= FromStep)
        {
            return ToValue;
        }

        var share = Math.Clamp((double)(step - FromStep) / (ToStep - FromStep), 0, 1);
        return FromValue + ((ToValue - FromValue) * share);
    }
}
