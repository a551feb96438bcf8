using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>Microsoft.Extensions.Caching.Hybrid. Its values live in a memory cache, which has a clock of its own.</summary>
internal sealed class HybridCacheAdapter : ICache
{
    private readonly ServiceProvider _services;
    private readonly HybridCache _cache;

    public HybridCacheAdapter(TimeProvider time, bool hasMemoryOfTheNode)
    {
        var services = new ServiceCollection().AddSingleton(time);
        if (hasMemoryOfTheNode)
        {
            services.AddMemoryCache(options => options.Clock = new NodeClock(time));
        }

        services.AddHybridCache(options => options.DefaultEntryOptions = new HybridCacheEntryOptions { Expiration = CacheService.Lifetime, LocalCacheExpiration = CacheService.Lifetime });
        _services = services.BuildServiceProvider();
        _cache = _services.GetRequiredService<HybridCache>();
    }

    public async Task<int> GetAsync(string key, Func<CancellationToken, Task<int>> makeAsync, CancellationToken cancellationToken) =>
        await _cache.GetOrCreateAsync(key, async token => await makeAsync(token), cancellationToken: cancellationToken);

    public async Task RemoveAsync(string key, CancellationToken cancellationToken) => await _cache.RemoveAsync(key, cancellationToken);

    public void Dispose() => _services.Dispose();
}
