using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Sim.Engine.Shapes;

/// <summary>One member of a record: what it holds, and within which bounds if a <see cref="RangeAttribute"/> says so.</summary>
internal sealed class ShapeMember
{
    private readonly PropertyInfo _property;

    public ShapeMember(PropertyInfo property, ParameterInfo? parameter)
    {
        _property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var range = property.GetCustomAttribute<RangeAttribute>() ?? parameter?.GetCustomAttribute<RangeAttribute>();
        Bounds = range is null ? ShapeBounds.None : new ShapeBounds(Number(range.Minimum), Number(range.Maximum));
    }

    /// <summary>The name in files and texts.</summary>
    public string Name { get; }

    /// <summary>The declared type.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The bounds of a number.</summary>
    public ShapeBounds Bounds { get; }

    /// <summary>The value in a record.</summary>
    public object? Of(object record) => _property.GetValue(record);

    /// <summary>Changes the value in a fresh copy of a record.</summary>
    public void Set(object copy, object? value) => _property.SetValue(copy, value);

    private static decimal Number(object bound) => Convert.ToDecimal(bound, CultureInfo.InvariantCulture);
}
