namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>What both caches do.</summary>
internal interface ICache : IDisposable
{
    /// <summary>The value of a key, from the cache or else from a factory.</summary>
    Task<int> GetAsync(string key, Func<CancellationToken, Task<int>> makeAsync, CancellationToken cancellationToken);

    /// <summary>Forgets the value of a key.</summary>
    Task RemoveAsync(string key, CancellationToken cancellationToken);
}
