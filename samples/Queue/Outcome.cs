namespace Queue;

/// <summary>How a job ended.</summary>
public enum Outcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed too often and was put aside.</summary>
    DeadLettered,
}
