namespace Scheduler.Postgres.Tests.Writing;

/// <summary>Does something once, right before a statement is sent.</summary>
public sealed class ActingInterceptor : IStatementInterceptor
{
    private string _name = "";
    private Func<Task>? _act;

    /// <summary>Sets what happens before the next statement of a name.</summary>
    public void Before(string name, Func<Task> act) => (_name, _act) = (name, act);

    public async ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (boundary.Name == _name && _act is { } act)
        {
            _act = null;
            await act();
        }
    }

    public ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
