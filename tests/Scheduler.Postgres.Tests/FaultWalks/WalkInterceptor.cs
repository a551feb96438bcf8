using Scheduler.Postgres.Tests.Faults;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Strikes the statements of a walk as a plan says, and counts. A fault that ends an attempt disarms it, so that what cleans up after the fault is left alone.</summary>
public sealed class WalkInterceptor(IFaultPlan plan) : IStatementInterceptor, IDisposable
{
    private readonly Dictionary<string, int> _met = new(StringComparer.Ordinal);
    private FaultKind? _afterwards;
    private string _operation = "";
    private bool _isArmed;
    private CancellationTokenSource _cancellation = new();

    /// <summary>Token of the present attempt, which a strike of the kind <see cref="FaultKind.Cancel"/> fires.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Boundaries that were struck, by operation and statement, with the number of strikes.</summary>
    public SortedDictionary<(string Operation, string Statement), int> Strikes { get; } = [];

    /// <summary>The strike that ended the present attempt; null while none has.</summary>
    public Strike? Fatal { get; private set; }

    /// <summary>Begins an operation.</summary>
    public void Begin(string operation)
    {
        _operation = operation;
        plan.Begin();
    }

    /// <summary>Begins an attempt at it.</summary>
    public void Arm()
    {
        _met.Clear();
        Fatal = null;
        _isArmed = true;
        _cancellation.Dispose();
        _cancellation = new CancellationTokenSource();
    }

    public void Dispose() => _cancellation.Dispose();

    /// <summary>Lets everything pass.</summary>
    public void Disarm() => _isArmed = false;

    public async ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        _afterwards = null;
        if (!_isArmed || boundary.Kind == StatementKind.Rollback)
        {
            return;
        }

        var occurrence = _met.GetValueOrDefault(boundary.Name);
        _met[boundary.Name] = occurrence + 1;
        if (plan.Choose((boundary.Name, occurrence)) is not { } kind)
        {
            return;
        }

        var key = (_operation, boundary.Name);
        Strikes[key] = Strikes.GetValueOrDefault(key) + 1;
        if (kind == FaultKind.LoseAnswer)
        {
            _afterwards = kind;
            return;
        }

        EndWith(kind, boundary);
        if (kind == FaultKind.Cancel)
        {
            await _cancellation.CancelAsync();
            return;
        }

        await kind.StrikeBeforeAsync(boundary, cancellationToken);
    }

    public ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken)
    {
        if (_afterwards is not { } kind)
        {
            return ValueTask.CompletedTask;
        }

        _afterwards = null;
        EndWith(kind, boundary);
        throw FaultStrike.LostAnswer();
    }

    private void EndWith(FaultKind kind, StatementBoundary boundary)
    {
        if (kind != FaultKind.Delay)
        {
            Fatal = new Strike(boundary.Name, IsCommitted: kind is FaultKind.LoseAnswer or FaultKind.Cancel && boundary.Kind == StatementKind.Commit);
            _isArmed = false;
        }
    }
}
