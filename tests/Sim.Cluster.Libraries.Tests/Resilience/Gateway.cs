using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Resilience;

/// <summary>Calls something that fails and is slow, with a retry around a circuit breaker around a timeout, and watches what they let through.</summary>
internal sealed class Gateway
{
    private const int Retries = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    private readonly Node _node;
    private readonly ResiliencePipeline _pipeline;
    private long? _openedAt;
    private int? _probes;

    public Gateway(Node node)
    {
        _node = node;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = node.Time }
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = Retries, Delay = Pause, BackoffType = DelayBackoffType.Constant, UseJitter = false })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 3,
                SamplingDuration = TimeSpan.FromSeconds(1),
                BreakDuration = Break,
                OnOpened = _ => Turn(openedAt: node.Time.GetTimestamp(), probes: null),
                OnHalfOpened = _ => Turn(openedAt: null, probes: 0),
                OnClosed = _ => Turn(openedAt: null, probes: null),
            })
            .AddTimeout(Limit)
            .Build();
    }

    /// <summary>What went wrong first with retries and timeouts; null if nothing did.</summary>
    public string? Fault { get; private set; }

    /// <summary>What went first through a circuit that was not closed; null if nothing did.</summary>
    public string? Leakage { get; private set; }

    /// <summary>How often the circuit was closed again after it had been open.</summary>
    public int Recoveries { get; private set; }

    public Task RunAsync() => RequestServer.RunAsync(_node, async content => await AnswerAsync((GatewayCall)content));

    private async Task<string> AnswerAsync(GatewayCall call)
    {
        var attempts = new Attempts();
        try
        {
            await _pipeline.ExecuteAsync(async token => await AttemptAsync(call, attempts, token));
            return "done";
        }
        catch (Exception exception) when (exception is BrokenCircuitException or TimeoutRejectedException or BackendFailedException)
        {
            return exception.GetType().Name;
        }
    }

    private async Task AttemptAsync(GatewayCall call, Attempts attempts, CancellationToken cancellationToken)
    {
        var began = _node.Time.GetTimestamp();
        attempts.Count++;
        _probes++;
        Require(attempts.Count <= Retries + 1, FormattableString.Invariant($"attempt {attempts.Count} at one request"));
        Require(attempts.LastEndedAt is not { } ended || _node.Time.GetElapsedTime(ended) >= Pause, "a retry did not wait as long as it should");
        Leakage ??= FindLeakage();
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(call.WorkMs), _node.Time, cancellationToken);
            if (attempts.Count <= call.Failures)
            {
                throw new BackendFailedException();
            }
        }
        finally
        {
            attempts.LastEndedAt = _node.Time.GetTimestamp();
            Require(_node.Time.GetElapsedTime(began) <= Limit, FormattableString.Invariant($"an attempt took {_node.Time.GetElapsedTime(began).TotalMilliseconds} ms"));
        }
    }

    /// <summary>Looks when a circuit lets an attempt try, and when an attempt begins.</summary>
    private string? FindLeakage() => _openedAt is { } opened && _node.Time.GetElapsedTime(opened) is var elapsed && elapsed < Break
        ? FormattableString.Invariant($"a circuit let an attempt through that was open since {elapsed.TotalMilliseconds} ms")
        : _probes is > 1 ? FormattableString.Invariant($"{_probes} attempts went through a circuit that was half open") : null;

    private ValueTask Turn(long? openedAt, int? probes)
    {
        if (probes == 0)
        {
            Leakage ??= FindLeakage();
        }

        Recoveries += openedAt is null && probes is null ? 1 : 0;
        (_openedAt, _probes) = (openedAt, probes);
        return ValueTask.CompletedTask;
    }

    private void Require(bool holds, string fault) => Fault ??= holds ? null : fault;

    private sealed class Attempts
    {
        public int Count { get; set; }

        public long? LastEndedAt { get; set; }
    }
}
