using System.Globalization;
using Sim.Engine.Events;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Canary;

/// <summary>The live system of the canary: the lock, its store, its clients, and the messages between them.</summary>
internal sealed class LockWorld : ISimulatedSystem<LockAction>
{
    private const short ExpiryPriority = 0;
    private const short WritePriority = 1;

    private readonly LockConfiguration _configuration;
    private readonly Recorder _recorder;
    private readonly bool _isOddSystem;
    private readonly EventLoop<LockEvent> _loop;
    private readonly LeaseLock _lock;
    private readonly LockStore _store;
    private readonly long[] _believedTokens;
    private EventHandle _expiry;
    private long _leaseEndTicks;

    public LockWorld(LockConfiguration configuration, Recorder recorder, bool isOddSystem)
    {
        _configuration = configuration;
        _recorder = recorder;
        _isOddSystem = isOddSystem;
        _loop = new EventLoop<LockEvent>(Handle);
        _lock = new LeaseLock(configuration.Variant == LockVariant.ForgetsWaiters);
        _store = new LockStore(configuration.Variant != LockVariant.Unfenced);
        _believedTokens = new long[configuration.Clients];
    }

    public long NowTicks => _loop.Clock.NowTicks;

    public int Clients => _configuration.Clients;

    public long LeaseTicks => _configuration.LeaseTicks;

    public int? Holder => _lock.Holder;

    public int WaitingCount => _lock.Waiting.Count;

    public long Token => _lock.Token;

    public int AcceptedWrites => _store.AcceptedCount;

    public int ArrivedWrites { get; private set; }

    /// <summary>Whether a client believes that it holds the lock; it may be wrong.</summary>
    public bool Believes(int client) => _believedTokens[client] > 0;

    public bool IsEnabled(LockAction action) => action switch
    {
        LockAction.Acquire(var client) => IsClient(client) && !Believes(client) && !_lock.Waiting.Contains(client),
        LockAction.Renew(var client) => IsClient(client) && _lock.Holder == client && Believes(client),
        LockAction.Release(var client) => IsClient(client) && Believes(client),
        LockAction.Write(var client, _) => IsClient(client) && Believes(client),
        LockAction.Crash(var client) => IsClient(client),
        _ => true,
    };

    public ValueTask ExecuteAsync(LockAction action, CancellationToken cancellationToken)
    {
        if (IsEnabled(action))
        {
            Perform(action);
        }

        _recorder.Label(string.Create(CultureInfo.InvariantCulture, $"action: {action.GetType().Name}"));
        _recorder.Judge(LockOracles.Term, LockOracles.JudgeTerm(_lock.Holder, _leaseEndTicks, NowTicks));
        _recorder.Classify(_lock.Holder is not null, "state: the lock is held");
        _recorder.Measure("state: waiting clients", _lock.Waiting.Count);
        FoldState();
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        _recorder.Measure("case: tokens granted", _lock.Token);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Perform(LockAction action)
    {
        switch (action)
        {
            case LockAction.Acquire(var client):
                if (_lock.Acquire(client))
                {
                    StartLease();
                }

                break;
            case LockAction.Renew:
                if (_lock.Waiting.Count > 0)
                {
                    _recorder.See(LockFacts.RenewalBesideWaiters);
                }

                StartTerm();
                break;
            case LockAction.Release(var client):
                Release(client);
                break;
            case LockAction.Write(var client, var latencyTicks):
                _loop.ScheduleAfter(latencyTicks, new LockEvent(IsWrite: true, client, _believedTokens[client]), WritePriority);
                _loop.RunUntil(NowTicks);
                break;
            case LockAction.Crash(var client):
                _believedTokens[client] = 0;
                _lock.Forget(client);
                break;
            case LockAction.Advance(var ticks):
                _loop.RunUntil(NowTicks + ticks);
                break;
            case LockAction.Probe:
                Probe();
                break;
        }
    }

    private void Handle(LockEvent happening)
    {
        if (happening.IsWrite)
        {
            ReceiveWrite(happening);
            return;
        }

        var next = _lock.End(isExpiry: true);
        _recorder.Trace("the lease ran out");
        if (next)
        {
            _recorder.See(LockFacts.Handover);
            StartLease();
        }
    }

    private void ReceiveWrite(LockEvent write)
    {
        var highestBefore = _store.HighestToken;
        var isAccepted = _store.Write(write.Token);
        ArrivedWrites++;
        if (!isAccepted)
        {
            _recorder.See(LockFacts.StaleRefusal);
        }

        if (_recorder.IsTracing)
        {
            _recorder.Trace(string.Create(
                CultureInfo.InvariantCulture, $"write of client {write.Client} with token {write.Token} {(isAccepted ? "accepted" : "refused")}"));
        }

        _recorder.Judge(LockOracles.Fencing, LockOracles.JudgeFencing(write.Client, write.Token, highestBefore, isAccepted));
    }

    private void Release(int client)
    {
        var isHolding = _lock.Holder == client && _lock.Token == _believedTokens[client];
        _believedTokens[client] = 0;
        if (!isHolding)
        {
            return;
        }

        _loop.Cancel(_expiry);
        if (_lock.End(isExpiry: false))
        {
            StartLease();
        }
    }

    /// <summary>Nobody renews during a probe, so one term is enough for whoever waits first.</summary>
    private void Probe()
    {
        int? first = _lock.Waiting.Count > 0 ? _lock.Waiting[0] : null;
        _loop.RunUntil(NowTicks + LeaseTicks);
        _recorder.Judge(
            LockOracles.Progress, LockOracles.JudgeProgress(first, first is { } client && !_lock.Waiting.Contains(client), LeaseTicks));
    }

    private void StartLease()
    {
        _believedTokens[_lock.Holder!.Value] = _lock.Token;
        StartTerm();
    }

    private void StartTerm()
    {
        _loop.Cancel(_expiry);
        _leaseEndTicks = NowTicks + LeaseTicks;
        _expiry = _loop.ScheduleAt(_leaseEndTicks, default, ExpiryPriority);
    }

    private void FoldState()
    {
        var hash = new TraceHash();
        hash.Fold((long)(_lock.Holder ?? -1));
        hash.Fold(_lock.Token);
        foreach (var client in _lock.Waiting)
        {
            hash.Fold((long)client);
        }

        _recorder.Fold("lock", hash.Value);
        var isUnsteady = _configuration.Variant == LockVariant.Unsteady && _isOddSystem && ArrivedWrites == 3;
        _recorder.Fold("store", (ulong)_store.HighestToken + (isUnsteady ? 1UL << 40 : 0));
    }

    private bool IsClient(int client) => client >= 0 && client < _configuration.Clients;
}
