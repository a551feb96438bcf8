namespace Scheduler.Postgres.Tests.Leadership;

/// <summary>Lets a number of statements pass and holds the next until it is told to go on.</summary>
public sealed class PausingInterceptor : IStatementInterceptor
{
    private TaskCompletionSource _reached = new();
    private TaskCompletionSource _resumed = new();
    private int _remaining = -1;

    /// <summary>Completes when the statement is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Name of the statement that is held, or was last.</summary>
    public string Held { get; private set; } = "";

    public void HoldAfter(int statements)
    {
        _remaining = statements;
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Resume() => _resumed.SetResult();

    public async ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (_remaining-- == 0)
        {
            Held = boundary.Name;
            _reached.SetResult();
            await _resumed.Task.WaitAsync(cancellationToken);
        }
    }

    public ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
