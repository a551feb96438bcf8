namespace Sim.Reshuffle.Shapes;

/// <summary>
/// Reads shapes: a name, a colon, and parameters <c>name=value</c> between commas. Every parameter has a default, so a bare
/// name is a shape too; only <c>points</c> needs its points.
/// </summary>
public static class ShapeParser
{
    private const long DefaultChunks = 1_000;
    private const long DefaultSurge = 10_000;
    private const int DefaultInterval = 5;

    /// <summary>Reads a shape.</summary>
    /// <param name="spec">As in <c>triangle:peak=1000,center=5</c>.</param>
    /// <param name="steps">Number of steps of the run.</param>
    /// <exception cref="ShapeException">The shape is unknown or a parameter is malformed.</exception>
    public static IngestionShape Parse(string spec, int steps)
    {
        var (name, rest) = spec.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (spec[..colon], spec[(colon + 1)..]) : (spec, "");
        var parameters = new ShapeParameters(spec, rest, steps);
        Func<int, double> at = name switch
        {
            "constant" => Constant(parameters),
            "ramp" => Ramp(parameters, steps),
            "triangle" => Triangle(parameters, steps),
            "gaussian" => Gaussian(parameters, steps),
            "pulse" => Pulse(parameters),
            "bursts" => Bursts(parameters, steps),
            "points" => Points(parameters),
            _ => throw new ShapeException($"'{name}' is no known shape; known are constant, ramp, triangle, gaussian, pulse, bursts, points"),
        };
        parameters.RequireNothingElse();
        return new IngestionShape(spec, step => (long)Math.Round(at(step), MidpointRounding.AwayFromZero));
    }

    private static Func<int, double> Constant(ShapeParameters parameters)
    {
        var chunks = parameters.Chunks("n", DefaultChunks);
        return _ => chunks;
    }

    private static Func<int, double> Ramp(ShapeParameters parameters, int steps)
    {
        var line = new LinearPiece(1, parameters.Chunks("from", 0), steps, parameters.Chunks("to", DefaultChunks));
        return step => line.At(step);
    }

    private static Func<int, double> Triangle(ShapeParameters parameters, int steps)
    {
        var peak = parameters.Chunks("peak", DefaultChunks);
        var center = parameters.Step("center", parameters.Middle);
        var (up, down) = (new LinearPiece(1, 0, center, peak), new LinearPiece(center, peak, steps, 0));
        return step => step <= center ? up.At(step) : down.At(step);
    }

    private static Func<int, double> Gaussian(ShapeParameters parameters, int steps)
    {
        var peak = parameters.Chunks("peak", DefaultChunks);
        var sigma = parameters.Positive("sigma", Math.Max(1, steps / 6.0));
        var center = parameters.Step("center", parameters.Middle);
        return step => peak * Math.Exp(-Math.Pow(step - center, 2) / (2 * sigma * sigma));
    }

    private static Func<int, double> Pulse(ShapeParameters parameters)
    {
        var size = parameters.Chunks("size", DefaultSurge);
        var at = parameters.Step("at", parameters.Middle);
        var rest = parameters.Chunks("base", 0);
        var width = parameters.Step("width", 1);
        return step => step >= at && step < (long)at + width ? size : rest;
    }

    private static Func<int, double> Bursts(ShapeParameters parameters, int steps)
    {
        var size = parameters.Chunks("size", DefaultSurge);
        var every = parameters.Step("every", DefaultInterval);
        var rest = parameters.Chunks("base", 0);
        var until = parameters.Step("until", steps);
        return step => step % every == 0 && step <= until ? size : rest;
    }

    private static Func<int, double> Points(ShapeParameters parameters)
    {
        var points = parameters.TakePoints();
        return step =>
        {
            var next = Array.FindIndex(points, point => point.Step >= step);
            return next switch
            {
                < 0 => points[^1].Chunks,
                0 => points[0].Chunks,
                _ => new LinearPiece(points[next - 1].Step, points[next - 1].Chunks, points[next].Step, points[next].Chunks).At(step),
            };
        };
    }
}
