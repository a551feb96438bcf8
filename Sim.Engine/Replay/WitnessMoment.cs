using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Engine.Replay;

/// <summary>When a witness looks: after one step, after the last, or after each. In files a number, <c>"end"</c> or <c>"any"</c>.</summary>
[JsonConverter(typeof(WitnessMomentConverter))]
public readonly record struct WitnessMoment
{
    private const int AnyCode = -1;
    private const int EndCode = -2;

    private readonly int _code;

    private WitnessMoment(int code)
    {
        _code = code;
    }

    /// <summary>After each step.</summary>
    public static WitnessMoment Any => new(AnyCode);

    /// <summary>After the last executed step.</summary>
    public static WitnessMoment End => new(EndCode);

    /// <summary>Whether it looks after each step.</summary>
    public bool IsAny => _code == AnyCode;

    /// <summary>Whether it looks after the last executed step.</summary>
    public bool IsEnd => _code == EndCode;

    /// <summary>The step after which it looks; null for <see cref="Any"/> and <see cref="End"/>.</summary>
    public int? Step => _code >= 0 ? _code : null;

    /// <summary>After one step, counted from 1; 0 is refused when a file is read.</summary>
    public static WitnessMoment After(int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return new WitnessMoment(step);
    }

    /// <summary>As in files.</summary>
    public override string ToString() => IsAny ? "any" : IsEnd ? "end" : _code.ToString(CultureInfo.InvariantCulture);
}
