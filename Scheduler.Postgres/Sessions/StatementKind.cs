namespace Scheduler.Postgres;

/// <summary>What a statement is.</summary>
public enum StatementKind
{
    /// <summary>Opens a transaction.</summary>
    Begin,

    /// <summary>Reads rows.</summary>
    Query,

    /// <summary>Changes rows.</summary>
    Command,

    /// <summary>Sends rows in bulk.</summary>
    Copy,

    /// <summary>Makes a transaction final.</summary>
    Commit,

    /// <summary>Takes a transaction back.</summary>
    Rollback,
}
