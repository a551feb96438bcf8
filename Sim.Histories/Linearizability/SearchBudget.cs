namespace Sim.Histories.Linearizability;

/// <summary>What is left of a limit.</summary>
internal sealed class SearchBudget
{
    /// <summary>How many configurations pass between two looks at the clock.</summary>
    private const int ClockInterval = 1024;

    private readonly SearchLimit _limit;
    private readonly CancellationToken _cancellationToken;
    private readonly long _start;
    private readonly SearchBudget? _whole;

    public SearchBudget(SearchLimit limit, CancellationToken cancellationToken)
    {
        (_limit, _cancellationToken) = (limit, cancellationToken);
        _start = limit.Clock.GetTimestamp();
    }

    private SearchBudget(SearchBudget whole, long configurations)
    {
        (_limit, _whole) = (new SearchLimit { Configurations = configurations }, whole);
    }

    /// <summary>Number of configurations that were looked at.</summary>
    public long Spent { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>A part of this budget: what is spent of it is spent of this one too.</summary>
    public SearchBudget Turn(long configurations) => new(this, configurations) { IsExhausted = IsExhausted };

    /// <summary>Pays for one configuration.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want to know any more.</exception>
    public void Spend()
    {
        Spent++;
        IsExhausted |= Spent > _limit.Configurations;
        if (_whole is not null)
        {
            _whole.Spend();
            IsExhausted |= _whole.IsExhausted;
        }
        else if (Spent % ClockInterval == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            IsExhausted |= _limit.Time is { } time && _limit.Clock.GetElapsedTime(_start) > time;
        }
    }
}
