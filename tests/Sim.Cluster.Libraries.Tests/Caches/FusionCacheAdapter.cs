using ZiggyCreatures.Caching.Fusion;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>ZiggyCreatures.FusionCache. Its advisor waits for real time, and says nothing that a test needs.</summary>
internal sealed class FusionCacheAdapter : ICache
{
    private readonly FusionCache _cache = new(new FusionCacheOptions { EnableBestPracticesAdvisor = false, DefaultEntryOptions = new FusionCacheEntryOptions(CacheService.Lifetime) });

    public async Task<int> GetAsync(string key, Func<CancellationToken, Task<int>> makeAsync, CancellationToken cancellationToken) =>
        await _cache.GetOrSetAsync<int>(key, async (_, token) => await makeAsync(token), token: cancellationToken);

    public async Task RemoveAsync(string key, CancellationToken cancellationToken) => await _cache.RemoveAsync(key, token: cancellationToken);

    public void Dispose() => _cache.Dispose();
}
