namespace Sim.Processes.Randomness;

/// <summary>What was observed, with straight lines between neighbours: every value between the least and the greatest can come.</summary>
internal sealed class InterpolatedDistribution : Distribution
{
    private readonly double[] _values;

    public InterpolatedDistribution(IEnumerable<double> values)
    {
        _values = [.. values.Order()];
        var pieces = _values.Length - 1;
        for (var piece = 0; piece < pieces; piece++)
        {
            Mean += (_values[piece] + _values[piece + 1]) / 2 / pieces;
        }

        for (var piece = 0; piece < pieces; piece++)
        {
            var (low, high) = (_values[piece] - Mean, _values[piece + 1] - Mean);
            Variance += ((low * low) + (low * high) + (high * high)) / 3 / pieces;
        }
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Quantile(double probability)
    {
        var place = probability * (_values.Length - 1);
        var piece = Math.Min((int)place, _values.Length - 2);
        return _values[piece] + ((place - piece) * (_values[piece + 1] - _values[piece]));
    }

    public override double Cumulative(double value)
    {
        if (value < _values[0])
        {
            return 0;
        }

        var piece = 0;
        while (piece < _values.Length - 1 && _values[piece + 1] <= value)
        {
            piece++;
        }

        return piece == _values.Length - 1
            ? 1
            : (piece + ((value - _values[piece]) / (_values[piece + 1] - _values[piece]))) / (_values.Length - 1);
    }
}
