using System.Globalization;

namespace Sim.Engine.Shapes;

/// <summary>
/// What is simpler than a value, derived from its shape: numbers go towards the number within their bounds that is nearest
/// to 0, texts and lists get shorter, records get simpler member by member. Everything that it yields is strictly simpler,
/// so that shrinking ends.
/// </summary>
/// <param name="shapes">The shapes of records.</param>
/// <param name="overrides">What is simpler than a value of a type, for types that say so themselves.</param>
internal sealed class ShapeSimplifier(ShapeCatalog shapes, IReadOnlyDictionary<Type, Func<object, IEnumerable<object>>> overrides)
{
    /// <summary>Values that are strictly simpler, the simplest first; none if it is as simple as it gets.</summary>
    public IEnumerable<object?> Simpler(object? value, Type declaredType, ShapeBounds bounds)
    {
        if (value is null)
        {
            return [];
        }

        var type = value.GetType();
        var simpler = overrides.TryGetValue(type, out var own) ? own(value)
            : value is bool isTrue ? (isTrue ? [false] : [])
            : value is string text ? SimplerTexts(text)
            : type.IsEnum ? Enum.GetValues(type).Cast<object>().TakeWhile(earlier => !earlier.Equals(value))
            : ShapeNumber.IsWhole(type) ? SimplerWholes(value, type, bounds)
            : ShapeNumber.IsFraction(type) ? SimplerFractions(value, type, bounds)
            : ShapeList.ItemTypeOf(declaredType) is { } itemType ? SimplerLists(value, declaredType, itemType)
            : shapes.Find(type) is { } shape ? SimplerRecords(value, shape)
            : [];
        return Nullable.GetUnderlyingType(declaredType) is null ? simpler : simpler.Prepend(null);
    }

    private IEnumerable<object> SimplerRecords(object record, RecordShape shape) =>
        from member in shape.Members
        from simpler in Simpler(member.Of(record), member.Type, member.Bounds)
        select shape.With(record, member, simpler);

    private IEnumerable<object> SimplerLists(object list, Type listType, Type itemType)
    {
        var items = ShapeList.ItemsOf(list);
        foreach (var length in new[] { 0, items.Length / 2 }.Where(length => length < items.Length).Distinct())
        {
            yield return ShapeList.Make(listType, itemType, items[..length]);
        }

        for (var index = 0; index < items.Length && items.Length > 1; index++)
        {
            yield return ShapeList.Make(listType, itemType, [.. items[..index], .. items[(index + 1)..]]);
        }

        for (var index = 0; index < items.Length; index++)
        {
            foreach (var simpler in Simpler(items[index], itemType, ShapeBounds.None))
            {
                yield return ShapeList.Make(listType, itemType, [.. items[..index], simpler, .. items[(index + 1)..]]);
            }
        }
    }

    private static IEnumerable<object> SimplerTexts(string text) =>
        new[] { "", text[..(text.Length / 2)], text.Length > 0 ? text[..^1] : "" }.Where(shorter => shorter.Length < text.Length).Distinct(StringComparer.Ordinal);

    private static IEnumerable<object> SimplerWholes(object value, Type type, ShapeBounds bounds)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        var simplest = bounds.Simplest;
        var distance = Math.Abs(number - simplest);
        return DistancesBelow(distance).Select(nearer => ShapeNumber.Make(simplest + (Math.Sign(number - simplest) * nearer), type));
    }

    /// <summary>0, half, three quarters and so on up to one less, so that the least number that matters is found as by bisection.</summary>
    private static IEnumerable<decimal> DistancesBelow(decimal distance)
    {
        for (var step = distance; step >= 1; step = decimal.Truncate(step / 2))
        {
            yield return distance - step;
        }
    }

    /// <summary>A fraction becomes whole first and is a whole number from then on: halving it over and over would never end.</summary>
    private static IEnumerable<object> SimplerFractions(object value, Type type, ShapeBounds bounds)
    {
        if (!ShapeNumber.TryDecimal(value, out var number))
        {
            return [ShapeNumber.Make(bounds.Simplest, type)];
        }

        var whole = decimal.Truncate(number);
        return whole == number
            ? SimplerWholes(value, type, bounds)
            : new[] { bounds.Simplest, whole }.Where(bounds.Hold).Distinct().Select(candidate => ShapeNumber.Make(candidate, type));
    }
}
