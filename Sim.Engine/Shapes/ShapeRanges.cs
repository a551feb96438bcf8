using System.Globalization;
using Sim.Engine.Inputs;

namespace Sim.Engine.Shapes;

/// <summary>Finds numbers outside the bounds that their members declare.</summary>
/// <param name="shapes">The shapes of records.</param>
internal sealed class ShapeRanges(ShapeCatalog shapes)
{
    /// <summary>The faults of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it stands in its document.</param>
    public IEnumerable<InputFault> FaultsIn(object? value, string path)
    {
        if (value is null)
        {
            return [];
        }

        var type = value.GetType();
        return ShapeList.ItemTypeOf(type) is not null && value is not string
            ? ShapeList.ItemsOf(value).SelectMany((item, index) =>
                FaultsIn(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))
            : shapes.Find(type) is { } shape ? shape.Members.SelectMany(member => FaultsIn(value, member, $"{path}.{member.Name}"))
            : [];
    }

    private IEnumerable<InputFault> FaultsIn(object record, ShapeMember member, string path)
    {
        var value = member.Of(record);
        var isNumber = value is not null && (ShapeNumber.IsWhole(value.GetType()) || ShapeNumber.IsFraction(value.GetType()));
        if (!isNumber)
        {
            return FaultsIn(value, path);
        }

        var isWithin = ShapeNumber.TryDecimal(value!, out var number) ? member.Bounds.Hold(number) : member.Bounds == ShapeBounds.None;
        return isWithin
            ? []
            : [new InputFault(path, string.Create(
                CultureInfo.InvariantCulture, $"a number from {member.Bounds.Least} to {member.Bounds.Greatest} is expected"))];
    }
}
