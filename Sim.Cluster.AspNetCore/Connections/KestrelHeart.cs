using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Sim.Cluster.AspNetCore.Connections;

/// <summary>
/// Kestrel looks after its timeouts and the date of its answers from a thread of its own, once a second of real time. There is
/// no public way to have it otherwise, so its parts are found by name; a runtime in which they are not fails at the start.
/// </summary>
internal static class KestrelHeart
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>How often it beats.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Takes the heart out of a server that has not started, and puts it under another clock.</summary>
    /// <returns>Lets it beat once; null for a server that has none.</returns>
    public static Action? Take(IServer server, TimeProvider time)
    {
        if (server.GetType().Assembly != typeof(KestrelServerOptions).Assembly)
        {
            return null;
        }

        var context = Get(server, "ServiceContext");
        var heart = Get(context, "Heartbeat");
        Property(context, "Heartbeat").SetValue(context, null);
        Property(context, "TimeProvider").SetValue(context, time);
        SetClock(heart, time);
        foreach (var handler in (IEnumerable)Field(heart, "_callbacks").GetValue(heart)!)
        {
            SetClock(handler, time);
        }

        return heart.GetType().GetMethod("OnHeartbeat", Any)?.CreateDelegate<Action>(heart) ?? throw Missing(heart, "OnHeartbeat");
    }

    private static void SetClock(object part, TimeProvider time) =>
        part.GetType().GetFields(Any).FirstOrDefault(field => field.FieldType == typeof(TimeProvider))?.SetValue(part, time);

    private static object Get(object whole, string name) => Property(whole, name).GetValue(whole) ?? throw Missing(whole, name);

    private static PropertyInfo Property(object whole, string name) => whole.GetType().GetProperty(name, Any) ?? throw Missing(whole, name);

    private static FieldInfo Field(object whole, string name) => whole.GetType().GetField(name, Any) ?? throw Missing(whole, name);

    private static InvalidOperationException Missing(object whole, string name) =>
        new($"Kestrel of this runtime ({whole.GetType().Assembly.GetName().Version}) has no {whole.GetType().Name}.{name}: its timeouts cannot be put under simulated time");
}
