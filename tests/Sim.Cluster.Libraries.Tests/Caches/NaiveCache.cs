namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>A cache as one writes it in five minutes: it keeps values for ever, and everybody who finds none makes one.</summary>
internal sealed class NaiveCache : ICache
{
    private readonly Dictionary<string, int> _values = [];

    public async Task<int> GetAsync(string key, Func<CancellationToken, Task<int>> makeAsync, CancellationToken cancellationToken) =>
        _values.TryGetValue(key, out var value) ? value : _values[key] = await makeAsync(cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        _values.Remove(key);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }
}
