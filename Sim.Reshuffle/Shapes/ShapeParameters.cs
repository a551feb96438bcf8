using System.Globalization;

namespace Sim.Reshuffle.Shapes;

/// <summary>The parameters of one shape as they are taken; what nobody took is unknown.</summary>
internal sealed class ShapeParameters
{
    private const long MostChunks = 100_000_000;

    private readonly string _spec;
    private readonly int _steps;
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Cuts a text into parameters.</summary>
    /// <param name="spec">The whole shape, for messages.</param>
    /// <param name="text">Parameters between commas.</param>
    /// <param name="steps">Number of steps of the run.</param>
    public ShapeParameters(string spec, string text, int steps)
    {
        _spec = spec;
        _steps = steps;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw Wrong($"'{part}' is not name=value");
            }

            if (!_texts.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw Wrong($"'{part[..equals]}' stands twice");
            }
        }
    }

    /// <summary>The middle step: half the number of steps, rounded up, at least 1.</summary>
    public int Middle => Math.Max(1, (_steps + 1) / 2);

    /// <summary>A number of chunks.</summary>
    public long Chunks(string name, long otherwise) => Take(name) is { } text ? ChunksOf(name, text) : otherwise;

    /// <summary>A step or a number of steps, at least 1; the words <c>mid</c> and <c>end</c> stand for steps too.</summary>
    public int Step(string name, int otherwise) => Take(name) switch
    {
        null => otherwise,
        "mid" => Middle,
        "end" => _steps,
        var text => StepOf(name, text),
    };

    /// <summary>A number above 0.</summary>
    public double Positive(string name, double otherwise)
    {
        if (Take(name) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw Wrong($"'{name}={text}' is not a number above 0");
    }

    /// <summary>All parameters as points, ascending by step: at least one.</summary>
    public (int Step, long Chunks)[] TakePoints()
    {
        var points = _texts.Select(entry => (StepOf(entry.Key, entry.Key), ChunksOf(entry.Key, entry.Value))).OrderBy(point => point.Item1).ToArray();
        _texts.Clear();
        if (points.Length == 0)
        {
            throw Wrong("there are no points");
        }

        for (var i = 1; i < points.Length; i++)
        {
            if (points[i].Item1 == points[i - 1].Item1)
            {
                throw Wrong(FormattableString.Invariant($"step {points[i].Item1} stands twice"));
            }
        }

        return points;
    }

    /// <summary>Demands that every parameter was taken.</summary>
    public void RequireNothingElse()
    {
        if (_texts.Count > 0)
        {
            throw Wrong($"unknown parameter '{_texts.First().Key}'");
        }
    }

    private string? Take(string name) => _texts.Remove(name, out var text) ? text : null;

    private long ChunksOf(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MostChunks
            ? value
            : throw Wrong($"'{name}={text}' is not a number of chunks in 0..{MostChunks.ToString(CultureInfo.InvariantCulture)}");

    private int StepOf(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1
            ? value
            : throw Wrong(name == text ? $"'{text}' is not a step of at least 1" : $"'{name}={text}' is not a number of at least 1");

    private ShapeException Wrong(string reason) => new($"shape '{_spec}': {reason}");
}
