using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sim.Cluster.Leaks;

/// <summary>Finds which methods wait for a task, and who waits for them: the stack that code after an await no longer has.</summary>
internal static class AsyncStack
{
    private const int DeepestFrame = 32;
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly string[] Plumbing = ["System.", "Microsoft.", "Xunit."];

    /// <summary>The methods of the program's own, the innermost first: <c>Client.CallAsync &lt; Client.RunAsync</c>. Empty if nobody is known to wait.</summary>
    public static string Of(Task task)
    {
        var names = new List<string>();
        object? waiting = task;
        for (var depth = 0; depth < DeepestFrame && waiting is not null; depth++)
        {
            waiting = waiting is Task awaited ? WaiterOf(ContinuationOf(awaited)) : null;
            if (waiting?.GetType().GetGenericArguments().LastOrDefault() is { } machine && IsOwn(machine) && ContinuationNames.MethodOf(machine) is { } name)
            {
                names.Add(name);
            }
        }

        return string.Join(" < ", names);
    }

    private static bool IsOwn(Type type) => type.Assembly != typeof(AsyncStack).Assembly
        && type.Assembly.GetName().Name is { } assembly
        && !Array.Exists(Plumbing, prefix => (assembly + ".").StartsWith(prefix, StringComparison.Ordinal))
        && assembly != "Sim.Cluster.AspNetCore";

    /// <summary>What goes on after a task is a box of a state machine, or hidden in a delegate or in a wrapper with one.</summary>
    private static object? WaiterOf(object? continuation) => continuation switch
    {
        Task box => box,
        Delegate { Target: { } target } => WaiterOf(target),
        List<object?> several => several.Select(WaiterOf).FirstOrDefault(waiter => waiter is not null),
        null => null,
        _ => ActionOf(continuation) is { } action ? WaiterOf(action) : null,
    };

    private static Delegate? ActionOf(object continuation)
    {
        for (var type = continuation.GetType(); type is not null; type = type.BaseType)
        {
            if (Array.Find(type.GetFields(Any), field => typeof(Delegate).IsAssignableFrom(field.FieldType)) is { } field)
            {
                return (Delegate?)field.GetValue(continuation);
            }
        }

        return null;
    }

    private static object? ContinuationOf(Task task)
    {
        try
        {
            return Field(task);
        }
        catch (MissingFieldException)
        {
            // A later runtime may keep it elsewhere; then reports say less.
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? Field(Task task);
}
