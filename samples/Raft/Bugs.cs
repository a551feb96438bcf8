namespace Raft;

/// <summary>The planted defects: what implementations of Raft got wrong.</summary>
internal static class Bugs
{
    /// <summary>A vote is not written down, and given again in the same term after a restart.</summary>
    public const string ForgetsVote = "forgets-vote";

    /// <summary>An entry of an older term is committed because a majority has it.</summary>
    public const string CommitsOldTerm = "commits-old-term";

    /// <summary>A server answers before its log is flushed, which happens now and then.</summary>
    public const string AnswersBeforeFlush = "answers-before-flush";

    /// <summary>A leader answers reads from its own state without asking whether it still leads.</summary>
    public const string StaleRead = "stale-read";

    /// <summary>A follower cuts its log behind the entries of any message, a late one too.</summary>
    public const string TruncatesAlways = "truncates-always";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [ForgetsVote, CommitsOldTerm, AnswersBeforeFlush, StaleRead, TruncatesAlways];
}
