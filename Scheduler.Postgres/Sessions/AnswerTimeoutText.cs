using System.Data.Common;

namespace Scheduler.Postgres.Sessions;

/// <summary>How long an answer is waited for, as connection strings say it.</summary>
internal static class AnswerTimeoutText
{
    private static readonly string[] Names = ["Command Timeout", "CommandTimeout"];

    /// <summary>Whether a connection string says it itself.</summary>
    public static bool IsNamedIn(string connectionString)
    {
        var words = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return Array.Exists(Names, words.ContainsKey);
    }

    /// <summary>Whole seconds, which is what the driver counts in; 0 for no end.</summary>
    public static int SecondsOf(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan ? 0 : (int)Math.Clamp(Math.Ceiling(timeout.TotalSeconds), 1, int.MaxValue);
}
