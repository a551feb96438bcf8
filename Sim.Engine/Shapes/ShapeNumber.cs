using System.Globalization;

namespace Sim.Engine.Shapes;

/// <summary>Numbers of any type as decimal numbers.</summary>
internal static class ShapeNumber
{
    /// <summary>Whether values of a type are whole numbers.</summary>
    public static bool IsWhole(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    /// <summary>Whether values of a type may be fractions.</summary>
    public static bool IsFraction(Type type) => Type.GetTypeCode(type) is TypeCode.Single or TypeCode.Double or TypeCode.Decimal;

    /// <summary>A number as a decimal number, if it is small enough to be one.</summary>
    public static bool TryDecimal(object value, out decimal number)
    {
        number = 0;
        if (value is decimal exact)
        {
            number = exact;
            return true;
        }

        var inexact = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (Math.Abs(inexact) < 1e15)
        {
            number = (decimal)inexact;
            return true;
        }

        return false;
    }

    /// <summary>A decimal number as a value of a type.</summary>
    public static object Make(decimal number, Type type) => Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
}
