namespace Scheduler.Postgres.Tests.Faults;

/// <summary>Lets a number of statements pass and strikes at the next.</summary>
public sealed class ArmedInterceptor : IStatementInterceptor, IDisposable
{
    private FaultKind _kind;
    private int _remaining = int.MaxValue;
    private CancellationTokenSource _cancellation = new();

    /// <summary>What a strike of the kind <see cref="FaultKind.Cancel"/> fires.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Strikes by name of the boundary.</summary>
    public SortedDictionary<string, int> Strikes { get; } = new(StringComparer.Ordinal);

    /// <summary>What the latest strike met.</summary>
    public StatementKind LatestStrike { get; private set; }

    /// <summary>Statements that passed, in order.</summary>
    public List<(string Name, StatementKind Kind)> Passed { get; } = [];

    public void Arm(FaultKind kind, int after)
    {
        _kind = kind;
        _remaining = after;
        _cancellation.Dispose();
        _cancellation = new CancellationTokenSource();
    }

    public void Dispose() => _cancellation.Dispose();

    public void Disarm() => _remaining = int.MaxValue;

    public async ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (_remaining == 0 && _kind != FaultKind.LoseAnswer)
        {
            Strike(boundary);
            if (_kind == FaultKind.Cancel)
            {
                await _cancellation.CancelAsync();
                return;
            }

            await _kind.StrikeBeforeAsync(boundary, cancellationToken);
        }
    }

    public ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        Passed.Add((boundary.Name, boundary.Kind));
        if (_remaining == 0)
        {
            Strike(boundary);
            throw FaultStrike.LostAnswer();
        }

        _remaining--;
        return ValueTask.CompletedTask;
    }

    private void Strike(StatementBoundary boundary)
    {
        LatestStrike = boundary.Kind;
        Strikes[boundary.Name] = Strikes.GetValueOrDefault(boundary.Name) + 1;
        Disarm();
    }
}
