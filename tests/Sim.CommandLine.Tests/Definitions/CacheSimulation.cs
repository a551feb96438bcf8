using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CsCheck;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Tests.Definitions;

/// <summary>A cache with little room that answers asynchronously.</summary>
internal sealed class CacheSimulation
{
    private int _built;
    private int _disposedOf;

    public CacheSimulation()
    {
        var keys = Gen.Int[0, 20];
        Definition = Simulation
            .OfAsync<CacheSetup, CacheStep, Cache>("cache", Gen.Int[3, 6].Select(room => new CacheSetup(room)), CreateAsync)
            .Action(keys.Array[1, 5].Select(several => new Put([.. several])), async (cache, put) => await cache.PutAsync(put.Keys), weight: 3)
            .Action(keys.Select(key => new Get(key)), (cache, get) => cache.GetAsync(get.Key))
            .Always("C-01", "no more entries than there is room for", cache => cache.Count > cache.Room ? $"{cache.Count} entries" : null)
            .Always("C-02", "no key 13", cache => !cache.Holds13)
            .Fact("the cache is full", cache => cache.Count == cache.Room)
            .Measure("entries", cache => cache.Count)
            .Bug("keeps-all", "takes-thirteen", "throws")
            .Option(new SimulationOption("--room", "room of every cache"))
            .Model("reads-only", model => model.Weight<Put>(0).Steps(30));
    }

    public SimulationDefinition<CacheSetup, CacheStep, Cache> Definition { get; }

    public int Built => _built;

    public int DisposedOf => _disposedOf;

    private async ValueTask<Cache> CreateAsync(CacheSetup setup, CaseContext context)
    {
        await Task.Yield();
        Interlocked.Increment(ref _built);
        var room = context.Option("--room") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : setup.Room;
        return new Cache(room, context.Bug, () => Interlocked.Increment(ref _disposedOf));
    }
}

internal sealed record CacheSetup([property: Range(1, 10)] int Room);

internal abstract record CacheStep;

internal sealed record Put(ImmutableArray<int> Keys) : CacheStep;

internal sealed record Get(int Key) : CacheStep;

internal sealed class Cache(int room, string? bug, Action disposed) : IAsyncDisposable
{
    private readonly Queue<int> _keys = new();

    public int Room => room;

    public int Count => _keys.Count;

    public bool Holds13 => bug == "takes-thirteen" && _keys.Contains(13);

    public async ValueTask PutAsync(ImmutableArray<int> keys)
    {
        await Task.Yield();
        foreach (var key in keys.Where(key => !_keys.Contains(key)))
        {
            _keys.Enqueue(key);
            if (_keys.Count > room && bug != "keeps-all")
            {
                _keys.Dequeue();
            }
        }
    }

    public Task GetAsync(int key) => bug == "throws" && key > 10 ? throw new InvalidOperationException("out of order") : Task.FromResult(key);

    public ValueTask DisposeAsync()
    {
        disposed();
        return ValueTask.CompletedTask;
    }
}
