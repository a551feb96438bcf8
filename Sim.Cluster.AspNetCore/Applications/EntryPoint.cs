using System.Reflection;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>Finds the asynchronous <c>Main</c> behind the blocking one that the compiler wraps around it.</summary>
internal static class EntryPoint
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static Func<Task> Of(Assembly program, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arguments);
        var main = program.EntryPoint?.DeclaringType?.GetMethods(Any)
            .FirstOrDefault(method => method.Name is "Main" or "<Main>$" && typeof(Task).IsAssignableFrom(method.ReturnType));
        return main is null
            ? throw new ArgumentException($"Main of {program.GetName().Name} would block the only thread: end it with 'await app.RunAsync()' instead of 'app.Run()'", nameof(program))
            : () => (Task)main.Invoke(null, main.GetParameters().Length == 0 ? [] : [arguments])!;
    }
}
