using System.Globalization;

namespace Sim.Engine.Texts;

/// <summary>Numbers as texts, in the same form everywhere.</summary>
internal static class Figures
{
    /// <summary>A count, with a separator between thousands.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with the noun that is counted, in the singular or with an s.</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A share in percent.</summary>
    public static string Percent(double value) => value.ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>A measured value: whole if it is, else to three places.</summary>
    public static string Value(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>A probability, to two significant digits.</summary>
    public static string Probability(double value) => value.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>A hash: 16 lower-case hexadecimal digits.</summary>
    public static string Hash(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);
}
