namespace Scheduler.Postgres.Tests.Faults;

/// <summary>When the server is killed.</summary>
public enum CrashMoment
{
    /// <summary>All its processes are gone before the statement is sent.</summary>
    Before,

    /// <summary>The statement is sent while they are killed.</summary>
    During,

    /// <summary>They are killed once it has answered.</summary>
    After,
}
