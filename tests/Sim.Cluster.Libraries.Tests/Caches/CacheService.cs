using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>A service with a cache before something slow.</summary>
internal sealed class CacheService(Node node, ICache cache, Func<long> nowTicks) : IDisposable
{
    /// <summary>How long a value may be served.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly List<Production> _productions = [];

    /// <summary>All runs of factories, by their number.</summary>
    public IReadOnlyList<Production> Productions => _productions;

    /// <summary>Two wanted runs for one key at once, if there ever were any.</summary>
    public string? Stampede { get; private set; }

    /// <summary>Two runs for one key at once, wanted or not, if there ever were any.</summary>
    public string? Overlap { get; private set; }

    public Task RunAsync() => RequestServer.RunAsync(node, async call => await AnswerAsync((CacheCall)call));

    public void Dispose() => cache.Dispose();

    private async Task<CacheAnswer> AnswerAsync(CacheCall call)
    {
        try
        {
            if (call is CacheCall.Get get)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(get.PatienceMs), node.Time);
                return new CacheAnswer(await cache.GetAsync(get.Key, token => ProduceAsync(get, token), patience.Token), null);
            }

            await cache.RemoveAsync(call.Key, CancellationToken.None);
            return new CacheAnswer(null, null);
        }
        catch (Exception exception) when (exception is FactoryFailedException or OperationCanceledException)
        {
            return new CacheAnswer(null, exception is FactoryFailedException ? "failed" : "cancelled");
        }
    }

    private async Task<int> ProduceAsync(CacheCall.Get get, CancellationToken cancellationToken)
    {
        var (number, production) = (_productions.Count, new Production(get.Key, nowTicks(), cancellationToken));
        foreach (var (other, earlier) in _productions.Index().Where(item => item.Item.Key == get.Key && item.Item.EndedTicks is null))
        {
            Overlap ??= FormattableString.Invariant($"run {number} for {get.Key} began while run {other} went on");
            Stampede ??= earlier.IsWanted ? Overlap : null;
        }

        _productions.Add(production);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(get.FactoryMs), node.Time, cancellationToken);
            return get.Fails ? throw new FactoryFailedException() : number;
        }
        finally
        {
            production.EndedTicks = nowTicks();
        }
    }
}
