namespace Scheduler.Postgres.Tests.Faults;

/// <summary>What happens at a statement boundary.</summary>
public enum FaultKind
{
    /// <summary>The statement fails before it is sent.</summary>
    Fail,

    /// <summary>The statement is done and its answer is lost.</summary>
    LoseAnswer,

    /// <summary>The connection is cut before the statement is sent.</summary>
    DropConnection,

    /// <summary>The statement is sent late, and succeeds.</summary>
    Delay,

    /// <summary>The caller cancels the operation before the statement is sent.</summary>
    Cancel,
}
