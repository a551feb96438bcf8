using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sim.Engine.Shapes;

/// <summary>The members of a record, and how to make a copy with one of them changed.</summary>
internal sealed class RecordShape
{
    private const string CloneName = "<Clone>$";

    private readonly MethodInfo? _clone;

    private RecordShape(Type type, MethodInfo? clone)
    {
        _clone = clone;
        Name = ShapeText.NameOf(type);
        HasOwnText = WritesItsText(type);
        var parameters = PrimaryParameters(type);
        Members =
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0
               let index = Array.FindIndex(parameters, parameter => parameter.Name == property.Name)
               orderby index < 0 ? int.MaxValue : index
               select new ShapeMember(property, index < 0 ? null : parameters[index]),
        ];
    }

    /// <summary>The name of the type in files and texts.</summary>
    public string Name { get; }

    /// <summary>Whether the type writes its text by itself rather than leaving that to the compiler.</summary>
    public bool HasOwnText { get; }

    /// <summary>The members, in the order in which they were declared.</summary>
    public ImmutableArray<ShapeMember> Members { get; }

    /// <summary>The shape of a type; null if it is no record.</summary>
    public static RecordShape? Of(Type type)
    {
        var clone = type.GetMethod(CloneName, BindingFlags.Public | BindingFlags.Instance, []);
        var isRecord = clone is not null || (type.IsValueType && !type.IsPrimitive && !type.IsEnum && PrintsMembers(type));
        return isRecord ? new RecordShape(type, clone) : null;
    }

    /// <summary>A copy of a record with one member changed, as <c>with</c> makes it.</summary>
    public object With(object record, ShapeMember member, object? value)
    {
        var copy = _clone is not null ? _clone.Invoke(record, null)! : RuntimeHelpers.GetObjectValue(record)!;
        member.Set(copy, value);
        return copy;
    }

    private static bool WritesItsText(Type type) =>
        type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, []) is { } method
        && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && method.DeclaringType != typeof(object)
        && method.DeclaringType != typeof(ValueType);

    private static bool PrintsMembers(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static ParameterInfo[] PrimaryParameters(Type type) => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Select(constructor => constructor.GetParameters())
        .Where(parameters => Array.TrueForAll(parameters, parameter => type.GetProperty(parameter.Name!) is not null))
        .MaxBy(parameters => parameters.Length) ?? [];
}
