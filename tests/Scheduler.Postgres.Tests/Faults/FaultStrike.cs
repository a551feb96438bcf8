using Npgsql;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>What a fault does at its boundary.</summary>
public static class FaultStrike
{
    private static readonly TimeSpan ShortDelay = TimeSpan.FromMilliseconds(1);

    /// <summary>Strikes before a statement is sent.</summary>
    public static async ValueTask StrikeBeforeAsync(this FaultKind kind, StatementBoundary boundary, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case FaultKind.Delay:
                await Task.Delay(ShortDelay, cancellationToken);
                break;
            case FaultKind.DropConnection:
                await boundary.DropConnectionAsync();
                break;
            case FaultKind.Fail:
                throw new NpgsqlException("the test lets the statement fail");
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "strikes after the statement");
        }
    }

    /// <summary>What the caller gets in place of an answer.</summary>
    public static NpgsqlException LostAnswer() => new("the test loses the answer");
}
