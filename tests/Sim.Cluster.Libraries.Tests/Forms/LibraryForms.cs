using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Nito.AsyncEx;
using Polly;
using Polly.Retry;
using ZiggyCreatures.Caching.Fusion;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>Libraries as services use them.</summary>
internal static class LibraryForms
{
    private const string Group = "libraries";
    private static readonly TimeSpan Second = FormNode.Second;

    public static IEnumerable<AwaitForm> All()
    {
        yield return new(Group, "Polly: a retry that waits, a timeout", async node =>
        {
            var pipeline = new ResiliencePipelineBuilder { TimeProvider = node.Time }
                .AddRetry(new RetryStrategyOptions { Delay = Second })
                .AddTimeout(Second * 5)
                .Build();
            var attempts = 0;
            await pipeline.ExecuteAsync(async token =>
            {
                await Task.Delay(Second, node.Time, token);
                return attempts++ == 0 ? throw new TimeoutException() : 1;
            });
        });
        yield return new(Group, "`ConcurrencyLimiter` that makes wait", async node =>
        {
            using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 1 });
            var first = limiter.AttemptAcquire();
            node.Later(first.Dispose);
            using var second = await limiter.AcquireAsync();
        });
        yield return new(Group, "`TokenBucketRateLimiter` that replenishes itself", async _ =>
        {
            using var limiter = new TokenBucketRateLimiter(new() { TokenLimit = 1, QueueLimit = 1, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMilliseconds(20) });
            using var first = limiter.AttemptAcquire();
            using var second = await limiter.AcquireAsync();
        });
        yield return new(Group, "`HybridCache.GetOrCreateAsync`", async node =>
        {
            var services = new ServiceCollection().AddSingleton(node.Time);
            services.AddHybridCache();
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<HybridCache>().GetOrCreateAsync("key", async token =>
            {
                await Task.Delay(Second, node.Time, token);
                return 1;
            });
        });
        yield return new(Group, "`FusionCache.GetOrSetAsync`", async node => await UseFusionCacheAsync(node, hasAdvisor: true));
        yield return new(Group, "the same, `EnableBestPracticesAdvisor = false`", async node => await UseFusionCacheAsync(node, hasAdvisor: false));
        yield return new(Group, "`AsyncLock`, `AsyncAutoResetEvent` of Nito.AsyncEx", async node =>
        {
            var (mutex, signal) = (new AsyncLock(), new AsyncAutoResetEvent());
            node.Later(signal.Set);
            using (await mutex.LockAsync())
            {
                await signal.WaitAsync();
            }
        });
    }

    private static async Task UseFusionCacheAsync(FormNode node, bool hasAdvisor)
    {
        using var cache = new FusionCache(new FusionCacheOptions { EnableBestPracticesAdvisor = hasAdvisor });
        await cache.GetOrSetAsync("key", async token =>
        {
            await Task.Delay(Second, node.Time, token);
            return 1;
        });
    }
}
