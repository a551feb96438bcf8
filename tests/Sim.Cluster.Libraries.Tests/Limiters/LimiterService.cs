using System.Threading.RateLimiting;
using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Limiters;

/// <summary>A service that lets few requests work at once, lets some wait, and turns the others away.</summary>
internal sealed class LimiterService(Node node, QueueProcessingOrder order) : IDisposable
{
    public const int Permits = 2;
    public const int MostWaiting = 2;

    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = Permits, QueueLimit = MostWaiting, QueueProcessingOrder = order });
    private readonly List<int> _waiting = [];
    private int _arrived;
    private int _open;

    /// <summary>What went wrong first; null if nothing did.</summary>
    public string? Fault { get; private set; }

    /// <summary>Number of requests that hold a permit or wait for one.</summary>
    public int Open => _open;

    /// <summary>Number of permits that nobody has, as the limiter counts them.</summary>
    public long Available => _limiter.GetStatistics()!.CurrentAvailablePermits;

    public Task RunAsync() => RequestServer.RunAsync(node, async content => await AnswerAsync((LimiterCall)content));

    public void Dispose() => _limiter.Dispose();

    private async Task<LimiterAnswer> AnswerAsync(LimiterCall call)
    {
        var number = _arrived++;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(call.PatienceMs), node.Time);
        var (free, waitingBefore) = (Available, _waiting.Count);
        _waiting.Add(number);
        _open++;
        try
        {
            using var lease = await _limiter.AcquireAsync(1, patience.Token);
            return lease.IsAcquired ? await WorkAsync(number, call) : TurnAway(number, free, waitingBefore);
        }
        catch (OperationCanceledException)
        {
            _waiting.Remove(number);
            return LimiterAnswer.GaveUp;
        }
        finally
        {
            _open--;
        }
    }

    private async Task<LimiterAnswer> WorkAsync(int number, LimiterCall call)
    {
        Require(_waiting[0] == number, $"request {number} got a permit before request {_waiting[0]}, which waited longer");
        _waiting.Remove(number);
        Require(Available >= 0 && _open - _waiting.Count <= Permits, $"{_open - _waiting.Count} requests work at once");
        await Task.Delay(TimeSpan.FromMilliseconds(call.WorkMs), node.Time);
        return LimiterAnswer.Worked;
    }

    private LimiterAnswer TurnAway(int number, long free, int waitingBefore)
    {
        _waiting.Remove(number);
        Require(free == 0 && waitingBefore >= MostWaiting, $"request {number} was turned away with {free} permits free and {waitingBefore} waiting");
        return LimiterAnswer.TurnedAway;
    }

    private void Require(bool holds, string fault) => Fault ??= holds ? null : fault;
}
