using Scheduler.Postgres.Tests.Faults;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>Strikes the statements of a walk as a plan says, and counts. A fault that ends an attempt disarms it, so that what cleans up after the fault is left alone.</summary>
public sealed class WalkInterceptor(IFaultPlan plan) : IStatementInterceptor
{
    private readonly Dictionary<string, int> _met = new(StringComparer.Ordinal);
    private FaultKind? _afterwards;
    private string _operation = "";
    private bool _isArmed;

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
    }

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
            Fatal = new Strike(boundary.Name, IsCommitted: kind == FaultKind.LoseAnswer && boundary.Kind == StatementKind.Commit);
            _isArmed = false;
        }
    }
}
