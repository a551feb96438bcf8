namespace Queue;

/// <summary>The planted defects.</summary>
internal static class Bugs
{
    /// <summary>A worker that waited long enough turns away from a read that goes on: the next job is handed to nobody.</summary>
    public const string AbandonedRead = "abandoned-read";

    /// <summary>The retries rearm their signal after they took what is there, and sleep through what came meanwhile.</summary>
    public const string LostWakeUp = "lost-wake-up";

    /// <summary>The exception of a job that cannot be done ends the worker.</summary>
    public const string PoisonEndsWorker = "poison-ends-worker";

    /// <summary>A job that is handed in again while it waits is taken in again.</summary>
    public const string TakesInTwice = "takes-in-twice";

    /// <summary>A producer is told before the ledger is on the disk.</summary>
    public const string AnswersBeforeLedger = "answers-before-ledger";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [AbandonedRead, LostWakeUp, PoisonEndsWorker, TakesInTwice, AnswersBeforeLedger];
}
