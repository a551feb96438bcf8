namespace Sim.Cluster.Leaks;

/// <summary>Names the method that goes on after an await.</summary>
internal static class ContinuationNames
{
    /// <summary>The method, as in <c>Service.RunAsync</c>; the callback itself if it is none of an async method.</summary>
    public static string Of(SendOrPostCallback callback, object? state)
    {
        var continuation = state as Delegate ?? callback;
        var machine = continuation.Target?.GetType().GetGenericArguments().LastOrDefault(type => type.Name.Contains('>', StringComparison.Ordinal));
        return machine is null
            ? $"   at {continuation.Method.DeclaringType?.FullName}.{continuation.Method.Name}"
            : $"   at {machine.DeclaringType?.FullName}.{NameOf(machine)}, after an await";
    }

    /// <summary>Class and name of the async method whose state machine a type is; null if it is none.</summary>
    public static string? MethodOf(Type machine)
    {
        if (!machine.Name.Contains('>', StringComparison.Ordinal) || machine.DeclaringType is not { } owner)
        {
            return null;
        }

        // A lambda lies in a class of the compiler's own, and is named after the method around it.
        while (owner.Name.Contains('<', StringComparison.Ordinal) && owner.DeclaringType is { } outer)
        {
            owner = outer;
        }

        return $"{owner.Name}.{NameOf(machine).TrimStart('<')}";
    }

    private static string NameOf(Type machine) =>
        machine.Name[(machine.Name.IndexOf('<', StringComparison.Ordinal) + 1)..machine.Name.IndexOf('>', StringComparison.Ordinal)];
}
