namespace Scheduler.Core.Lifecycle;

/// <summary>What follows from the kind of an error.</summary>
public static class StorageErrorKinds
{
    /// <summary>
    /// Whether the error lies in what the storage runs on (network, server, rights, settings) and so says nothing about the
    /// scheduler or its caller. This is the one place that decides it.
    /// </summary>
    public static bool IsOfEnvironment(this StorageErrorKind kind) => kind is StorageErrorKind.ConnectionLost or StorageErrorKind.NoAnswer
        or StorageErrorKind.ReadOnly or StorageErrorKind.NotPermitted or StorageErrorKind.ServerFailed or StorageErrorKind.UnsuitableDatabase
        or StorageErrorKind.OtherTables;

    /// <summary>Whether the same call on the same storage may succeed at another time, with nothing changed by hand.</summary>
    public static bool IsWorthRepeating(this StorageErrorKind kind) =>
        kind is StorageErrorKind.LockTimeout or StorageErrorKind.Serialization or StorageErrorKind.NoAnswer;
}
