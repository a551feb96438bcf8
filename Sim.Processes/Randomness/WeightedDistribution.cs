namespace Sim.Processes.Randomness;

/// <summary>A finite number of values with weights: a table, or what was observed.</summary>
internal sealed class WeightedDistribution : Distribution
{
    private readonly double[] _values;
    private readonly double[] _upTo;

    public WeightedDistribution(IEnumerable<(double Value, double Weight)> table)
    {
        var rows = table.OrderBy(static row => row.Value).ToArray();
        var total = rows.Sum(static row => row.Weight);
        _values = [.. rows.Select(static row => row.Value)];
        _upTo = new double[rows.Length];
        var sum = 0.0;
        for (var index = 0; index < rows.Length; index++)
        {
            _upTo[index] = (sum += rows[index].Weight) / total;
        }

        _upTo[^1] = 1;
        Mean = rows.Sum(row => row.Value * row.Weight) / total;
        Variance = rows.Sum(row => Math.Pow(row.Value - Mean, 2) * row.Weight) / total;
    }

    public override double Mean { get; }

    public override double Variance { get; }

    public override double Quantile(double probability)
    {
        var index = Array.BinarySearch(_upTo, probability);
        return _values[index >= 0 ? index : ~index];
    }

    public override double Cumulative(double value)
    {
        var index = _values.Length - 1;
        while (index >= 0 && _values[index] > value)
        {
            index--;
        }

        return index < 0 ? 0 : _upTo[index];
    }
}
