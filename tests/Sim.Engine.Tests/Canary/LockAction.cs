using System.Text.Json.Serialization;

namespace Sim.Engine.Tests.Canary;

/// <summary>One step in the life of a lock.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Acquire), "acquire")]
[JsonDerivedType(typeof(Renew), "renew")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(Write), "write")]
[JsonDerivedType(typeof(Crash), "crash")]
[JsonDerivedType(typeof(Advance), "advance")]
[JsonDerivedType(typeof(Probe), "probe")]
[JsonDerivedType(typeof(Idle), "idle")]
internal abstract record LockAction
{
    /// <summary>A client asks for the lock, and waits if it is taken.</summary>
    public sealed record Acquire(int Client) : LockAction;

    /// <summary>A holder extends its lease.</summary>
    public sealed record Renew(int Client) : LockAction;

    /// <summary>A client gives back the lock that it believes it holds.</summary>
    public sealed record Release(int Client) : LockAction;

    /// <summary>A client that believes it holds the lock sends a write, which arrives later.</summary>
    public sealed record Write(int Client, long LatencyTicks) : LockAction;

    /// <summary>A client forgets everything; its writes under way still arrive.</summary>
    public sealed record Crash(int Client) : LockAction;

    /// <summary>Time passes.</summary>
    public sealed record Advance(long Ticks) : LockAction;

    /// <summary>One lease term passes, and whoever waited first must have been served.</summary>
    public sealed record Probe : LockAction;

    /// <summary>Nothing.</summary>
    public sealed record Idle : LockAction;
}
