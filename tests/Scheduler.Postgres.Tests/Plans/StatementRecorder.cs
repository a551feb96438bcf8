namespace Scheduler.Postgres.Tests.Plans;

/// <summary>Keeps what a storage sends: each text once per boundary, with the arguments that it had first.</summary>
public sealed class StatementRecorder : IStatementInterceptor
{
    private readonly HashSet<(string Name, string Sql)> _seen = [];

    /// <summary>The statements, in the order in which they were first sent.</summary>
    public List<RecordedStatement> Statements { get; } = [];

    public ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        foreach (var sent in boundary.Statements)
        {
            if (_seen.Add((boundary.Name, sent.Sql)))
            {
                Statements.Add(new RecordedStatement(boundary.Name, boundary.Kind, sent.Sql, sent.Arguments));
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
