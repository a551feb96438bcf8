using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Sim.Engine.Shapes;

/// <summary>Lists of any of the usual types as arrays, and arrays as such lists.</summary>
internal static class ShapeList
{
    /// <summary>The type of the items of a list; null if the type is no list that can be made.</summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (!type.IsGenericType || type.GetGenericArguments() is not [var item])
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(ImmutableArray<>) || definition == typeof(List<>) || type.IsAssignableFrom(item.MakeArrayType()) ? item : null;
    }

    /// <summary>The items of a list.</summary>
    public static object?[] ItemsOf(object list) => [.. ((IEnumerable)list).Cast<object?>()];

    /// <summary>A list of a type.</summary>
    public static object Make(Type listType, Type itemType, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(itemType, items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            array.SetValue(items[index], index);
        }

        var definition = listType.IsGenericType ? listType.GetGenericTypeDefinition() : null;
        return definition == typeof(ImmutableArray<>) ? ImmutableOf(itemType, array)
            : definition == typeof(List<>) ? Activator.CreateInstance(listType, array)!
            : array;
    }

    private static object ImmutableOf(Type itemType, Array array) => typeof(ShapeList)
        .GetMethod(nameof(ToImmutable), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(itemType)
        .Invoke(null, [array])!;

    private static ImmutableArray<T> ToImmutable<T>(T[] array) => [.. array];
}
