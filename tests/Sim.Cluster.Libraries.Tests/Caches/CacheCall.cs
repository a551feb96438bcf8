namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>What is asked of the cache.</summary>
/// <param name="Key">Of which key.</param>
internal abstract record CacheCall(string Key)
{
    /// <summary>Its value; the factory takes so long, and the caller waits so long.</summary>
    public sealed record Get(string Key, int FactoryMs, int PatienceMs, bool Fails) : CacheCall(Key);

    /// <summary>Forget its value.</summary>
    public sealed record Remove(string Key) : CacheCall(Key);
}
