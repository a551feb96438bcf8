namespace Scheduler.Postgres.Tests.Faults;

/// <summary>Kills the server around one statement.</summary>
/// <param name="statement">Name of the statement.</param>
/// <param name="moment">When.</param>
/// <param name="killAsync">Kills it.</param>
public sealed class CrashInterceptor(string statement, CrashMoment moment, Func<Task> killAsync) : IStatementInterceptor
{
    private bool _isArmed;

    /// <summary>Completes when the server is dead.</summary>
    public Task Killed { get; private set; } = Task.FromException(new InvalidOperationException("the statement was never met"));

    /// <summary>Kills at the next occasion.</summary>
    public void Arm() => _isArmed = true;

    public async ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (_isArmed && boundary.Name == statement && moment != CrashMoment.After)
        {
            Killed = killAsync();
            await (moment == CrashMoment.Before ? Killed : Task.CompletedTask);
        }
    }

    public async ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (_isArmed && boundary.Name == statement && moment == CrashMoment.After)
        {
            Killed = killAsync();
            await Killed;
        }
    }
}
