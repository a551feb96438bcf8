namespace Sim.Processes.Randomness;

/// <summary>
/// The quantile function of the standard normal distribution: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37
/// (1988), accurate to about one part in 10^16 and several times faster than an inverse error function.
/// </summary>
internal static class StandardNormal
{
    private const double CentralHalfWidth = 0.425;

    public static double Quantile(double probability)
    {
        var q = probability - 0.5;
        return Math.Abs(q) <= CentralHalfWidth ? Central(q) : Tail(q, probability);
    }

    private static double Tail(double q, double probability)
    {
        var r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var value = r <= 5 ? Near(r - 1.6) : Far(r - 5);
        return q < 0 ? -value : value;
    }

    private static double Central(double q)
    {
        var r = Math.FusedMultiplyAdd(-q, q, CentralHalfWidth * CentralHalfWidth);
        var numerator = Math.FusedMultiplyAdd(2509.0809287301226727, r, 33430.575583588128105);
        numerator = Math.FusedMultiplyAdd(numerator, r, 67265.770927008700853);
        numerator = Math.FusedMultiplyAdd(numerator, r, 45921.953931549871457);
        numerator = Math.FusedMultiplyAdd(numerator, r, 13731.693765509461125);
        numerator = Math.FusedMultiplyAdd(numerator, r, 1971.5909503065514427);
        numerator = Math.FusedMultiplyAdd(numerator, r, 133.14166789178437745);
        numerator = Math.FusedMultiplyAdd(numerator, r, 3.387132872796366608);
        var denominator = Math.FusedMultiplyAdd(5226.495278852854561, r, 28729.085735721942674);
        denominator = Math.FusedMultiplyAdd(denominator, r, 39307.89580009271061);
        denominator = Math.FusedMultiplyAdd(denominator, r, 21213.794301586595867);
        denominator = Math.FusedMultiplyAdd(denominator, r, 5394.1960214247511077);
        denominator = Math.FusedMultiplyAdd(denominator, r, 687.1870074920579083);
        denominator = Math.FusedMultiplyAdd(denominator, r, 42.313330701600911252);
        denominator = Math.FusedMultiplyAdd(denominator, r, 1);
        return q * numerator / denominator;
    }

    private static double Near(double r)
    {
        var numerator = Math.FusedMultiplyAdd(7.7454501427834140764e-4, r, 0.0227238449892691845833);
        numerator = Math.FusedMultiplyAdd(numerator, r, 0.24178072517745061177);
        numerator = Math.FusedMultiplyAdd(numerator, r, 1.27045825245236838258);
        numerator = Math.FusedMultiplyAdd(numerator, r, 3.64784832476320460504);
        numerator = Math.FusedMultiplyAdd(numerator, r, 5.7694972214606914055);
        numerator = Math.FusedMultiplyAdd(numerator, r, 4.6303378461565452959);
        numerator = Math.FusedMultiplyAdd(numerator, r, 1.42343711074968357734);
        var denominator = Math.FusedMultiplyAdd(1.05075007164441684324e-9, r, 5.475938084995344946e-4);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.0151986665636164571966);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.14810397642748007459);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.68976733498510000455);
        denominator = Math.FusedMultiplyAdd(denominator, r, 1.6763848301838038494);
        denominator = Math.FusedMultiplyAdd(denominator, r, 2.05319162663775882187);
        denominator = Math.FusedMultiplyAdd(denominator, r, 1);
        return numerator / denominator;
    }

    private static double Far(double r)
    {
        var numerator = Math.FusedMultiplyAdd(2.01033439929228813265e-7, r, 2.71155556874348757815e-5);
        numerator = Math.FusedMultiplyAdd(numerator, r, 0.0012426609473880784386);
        numerator = Math.FusedMultiplyAdd(numerator, r, 0.026532189526576123093);
        numerator = Math.FusedMultiplyAdd(numerator, r, 0.29656057182850489123);
        numerator = Math.FusedMultiplyAdd(numerator, r, 1.7848265399172913358);
        numerator = Math.FusedMultiplyAdd(numerator, r, 5.4637849111641143699);
        numerator = Math.FusedMultiplyAdd(numerator, r, 6.6579046435011037772);
        var denominator = Math.FusedMultiplyAdd(2.04426310338993978564e-15, r, 1.4215117583164458887e-7);
        denominator = Math.FusedMultiplyAdd(denominator, r, 1.8463183175100546818e-5);
        denominator = Math.FusedMultiplyAdd(denominator, r, 7.868691311456132591e-4);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.0148753612908506148525);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.13692988092273580531);
        denominator = Math.FusedMultiplyAdd(denominator, r, 0.59983220655588793769);
        denominator = Math.FusedMultiplyAdd(denominator, r, 1);
        return numerator / denominator;
    }
}
