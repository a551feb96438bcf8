using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>The limits that all backends share: what lies inside is stored and comes back, what lies outside is refused and changes nothing.</summary>
public abstract class LimitContract : StorageContract
{
    private const int MostIdBytes = StorageLimits.MostChunkIdBytes;

    private static readonly (string Text, string Reason)[] NoIdentities =
    [
        ("", "is empty"),
        ("a\0b", "has the character NUL at position 1"),
        ("a\uD800", "has half a surrogate pair at position 1"),
        ("\uDC00b", "has half a surrogate pair at position 0"),
    ];

    public static TheoryData<string, string> NoNames => TextsBeyond(MostIdBytes);

    public static TheoryData<string, string> NoPeers => TextsBeyond(StorageLimits.MostPeerIdBytes);

    public static TheoryData<string> LongestNames => [Incompressible(1, MostIdBytes), new string('x', MostIdBytes), WideText(MostIdBytes)];

    [Theory]
    [MemberData(nameof(NoNames), DisableDiscoveryEnumeration = true)]
    public async Task A_name_outside_the_limits_is_refused_by_every_operation_that_stores_one(string name, string reason)
    {
        var old = await Given.AddAsync(1);
        await RefusesAsync(reason, () => Given.Storage.InsertDatasetsAsync(["fresh", name]).AsTask());
        foreach (var chunk in new[] { Scenario.NewChunk(2) with { Id = name }, Scenario.NewChunk(2, dataset: name) })
        {
            await RefusesAsync(reason, () => Given.Storage.InsertChunksAsync([Scenario.NewChunk(3), chunk]).AsTask());
            await RefusesAsync(reason, () => Given.Storage.IngestChunksAsync([Scenario.NewChunk(3), chunk]).AsTask());
            await RefusesAsync(reason, () => Given.CorrectAsync(old, chunk));
        }
    }

    [Theory]
    [MemberData(nameof(NoPeers), DisableDiscoveryEnumeration = true)]
    public Task A_peer_id_outside_the_limits_is_refused(string peer, string reason) =>
        RefusesAsync(reason, () => SyncAsync(1, new WorkerInfo("fine", null), new WorkerInfo(peer, null)));

    [Theory]
    [MemberData(nameof(LongestNames), DisableDiscoveryEnumeration = true)]
    public async Task The_longest_names_are_stored_and_come_back(string name)
    {
        await Given.Storage.InsertDatasetsAsync([name]);
        var other = Incompressible(2, MostIdBytes);
        var stored = await Given.Storage.InsertChunksAsync(
            [Scenario.NewChunk(1, name) with { Id = name }, Scenario.NewChunk(2, name) with { Id = other }]);
        await Given.Storage.RegisterNewChunksAsync();
        var replaced = await Given.CorrectAsync(stored[0], Scenario.NewChunk(1, name) with { Id = Incompressible(3, MostIdBytes) });
        var state = await Given.StateAsync();
        Assert.Equal([(name, name), (name, other), (name, Incompressible(3, MostIdBytes))], state.Chunks.Select(chunk => (chunk.Dataset, chunk.Id)));
        Assert.Equal(replaced, state.Chunks[2].Pk);
        var again = await Given.Storage.IngestChunksAsync([Scenario.NewChunk(2, name) with { Id = other }]);
        Assert.Equal([0], again.Duplicates);
    }

    [Fact]
    public async Task The_longest_peer_ids_are_registered()
    {
        string[] peers = [Incompressible(4, StorageLimits.MostPeerIdBytes), WideText(StorageLimits.MostPeerIdBytes)];
        await SyncAsync(1, [.. peers.Select(peer => new WorkerInfo(peer, null))]);
        Assert.Equal(peers, (await Given.StateAsync()).Workers.Where(worker => worker.IsActive).Select(worker => worker.PeerId));
    }

    [Theory]
    [InlineData("00ab", "00AB", "'00ab' is the same identity")]
    [InlineData("00ab", "00ab", "is repeated in the active set")]
    [InlineData("6869", "hi", "'6869' is the same identity")]
    public Task Two_spellings_of_one_identity_are_one_worker_twice(string first, string second, string reason) =>
        RefusesAsync(reason, () => SyncAsync(1, new WorkerInfo(first, null), new WorkerInfo("other", null), new WorkerInfo(second, null)));

    [Fact]
    public async Task A_worker_that_spells_its_identity_anew_keeps_its_key_and_its_first_spelling()
    {
        await SyncAsync(1, new WorkerInfo("00ab", "1.0.0"));
        var registered = (await Given.StateAsync()).Workers.Single(worker => worker.IsActive);
        await SyncAsync(2, new WorkerInfo("00AB", "1.1.0"));
        Assert.Equal(registered with { Version = "1.1.0" }, (await Given.StateAsync()).Workers.Single(worker => worker.IsActive));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0 ")]
    [InlineData("1.0.0\0")]
    [InlineData("latest")]
    public Task A_version_that_is_none_is_refused(string version) =>
        RefusesAsync("is no semantic version", () => SyncAsync(1, new WorkerInfo("fine", "1.0.0-rc.1+build.5"), new WorkerInfo("w", version)));

    [Fact]
    public async Task Windows_end_at_their_limit()
    {
        await Given.RunAsync(1, new StubAlgorithm([]), StorageLimits.LongestWindowTicks);
        await Given.Storage.CollectInactiveWorkersAsync(new Tick(1), StorageLimits.LongestWindowTicks);
        foreach (var ticks in new[] { -1, StorageLimits.LongestWindowTicks + 1, long.MaxValue })
        {
            await RefusesAsync<ArgumentOutOfRangeException>("are outside 0..", () => Given.RunAsync(1, new StubAlgorithm([]), ticks));
            await RefusesAsync<ArgumentOutOfRangeException>(
                "are outside 0..", () => Given.Storage.CollectInactiveWorkersAsync(new Tick(1), ticks).AsTask());
        }
    }

    [Fact]
    public async Task At_the_largest_tick_everything_still_works()
    {
        const long Last = StorageLimits.LargestTick;
        var chunk = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(Last - StorageLimits.LongestWindowTicks, new Placed(chunk, Given.W(1))));
        await Given.VisAsync(Last - StorageLimits.LongestWindowTicks);
        await Given.MarkAsync(chunk, Last - StorageLimits.LongestWindowTicks);
        await Given.VisAsync(Last - StorageLimits.LongestWindowTicks);
        await Given.RunAsync(Last, new StubAlgorithm([]), StorageLimits.LongestWindowTicks);
        await Given.RosterAsync(Last, 1);
        await Given.VisAsync(Last);
        Assert.Equal(new Tick(Last), (await Given.LifecycleAsync(chunk)).DroppedAtWorker);
    }

    private async Task SyncAsync(long tick, params WorkerInfo[] active) => await Given.Storage.UpdateWorkerSetAsync(active, new Tick(tick));

    private Task RefusesAsync(string reason, Func<Task> call) => RefusesAsync<RefusedValueException>(reason, call);

    private async Task RefusesAsync<TRefusal>(string reason, Func<Task> call)
        where TRefusal : ArgumentException
    {
        var before = StateText.Of(await Given.StateAsync());
        var refusal = await Assert.ThrowsAsync<TRefusal>(call);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    private static TheoryData<string, string> TextsBeyond(int mostBytes)
    {
        var texts = new TheoryData<string, string>();
        foreach (var (text, reason) in NoIdentities)
        {
            texts.Add(text, reason);
        }

        texts.Add(new string('x', mostBytes + 1), $"has {mostBytes + 1} bytes in UTF-8, more than {mostBytes}");
        texts.Add(WideText(mostBytes) + "\u00E9", $"has {mostBytes + 2} bytes in UTF-8, more than {mostBytes}");
        return texts;
    }

    /// <summary>Characters of four, three, two and one bytes that fill a number of bytes.</summary>
    private static string WideText(int bytes) => "\U0001F600\u20AC\u00E9a" + new string('\u00E9', (bytes - 10) / 2);

    /// <summary>Text that no compression of index rows makes shorter.</summary>
    private static string Incompressible(int seed, int bytes)
    {
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var (text, state) = (new char[bytes], (ulong)seed);
        for (var i = 0; i < bytes; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            text[i] = Digits[(int)(state >> 58)];
        }

        return new string(text);
    }
}
