namespace Sim.Cluster.Leaks;

/// <summary>Names the method that goes on after an await.</summary>
internal static class ContinuationNames
{
    /// <summary>The method, as in <c>Service.RunAsync</c>; the callback itself if it is none of an async method.</summary>
    public static string Of(SendOrPostCallback callback, object? state)
    {
        var continuation = state as Delegate ?? callback;
        var machine = continuation.Target?.GetType().GetGenericArguments().LastOrDefault(type => type.Name.Contains('>', StringComparison.Ordinal));
        if (machine is null)
        {
            return $"   at {continuation.Method.DeclaringType?.FullName}.{continuation.Method.Name}";
        }

        var name = machine.Name[(machine.Name.IndexOf('<', StringComparison.Ordinal) + 1)..machine.Name.IndexOf('>', StringComparison.Ordinal)];
        return $"   at {machine.DeclaringType?.FullName}.{name}, after an await";
    }
}
