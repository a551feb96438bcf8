using System.ComponentModel.DataAnnotations;
using CsCheck;
using Sim.CommandLine;
using Sim.Engine.Simulations;

return await SimulationCommand.RunAsync(args, LockSimulation.Definition);

/// <summary>The system: a lock that is lent for a term, and a store behind it that refuses writes of older holders.</summary>
internal sealed class LeaseLock(string? bug)
{
    private const long TermTicks = 5;
    private readonly Queue<int> _waiting = new();
    private readonly Dictionary<int, long> _believed = [];
    private long? _endTicks;
    private long _token;

    public long NowTicks { get; private set; }

    public List<long> Written { get; } = [0];

    public bool Believes(int client) => _believed.ContainsKey(client);

    public bool IsIdle(int client) => !Believes(client) && !_waiting.Contains(client);

    public void Acquire(int client)
    {
        _waiting.Enqueue(client);
        _endTicks ??= Grant();
    }

    public void Release(int client) => _endTicks = _believed.Remove(client, out var token) && token == _token ? Grant() : _endTicks;

    /// <summary>A client that believes to hold the lock may be wrong: its lease may have run out long ago.</summary>
    public void Write(int client) => Written.AddRange(bug == "unfenced" || _believed[client] >= Written[^1] ? [_believed[client]] : []);

    public void Advance(long ticks)
    {
        NowTicks += ticks;
        _endTicks = NowTicks < _endTicks ? _endTicks : bug == "forgets-waiters" ? null : Grant();
    }

    public string? FindStaleWrite() => Written[^1] < Written.Max() ? $"token {Written[^1]} was written after token {Written.Max()}" : null;

    public string? FindStarved()
    {
        var isWaiting = _waiting.TryPeek(out var first);
        Advance(TermTicks);
        return isWaiting && _waiting.Contains(first) ? $"client {first} waited first and was not served within {TermTicks} ticks" : null;
    }

    private long? Grant()
    {
        if (!_waiting.TryDequeue(out var next))
        {
            return null;
        }

        _believed[next] = ++_token;
        return NowTicks + TermTicks;
    }
}

internal abstract record Step;

internal sealed record Acquire(int Client) : Step;

internal sealed record Release(int Client) : Step;

internal sealed record Write(int Client) : Step;

internal sealed record Advance([property: Range(1, 9)] long Ticks) : Step;

internal static class LockSimulation
{
    public static SimulationDefinition<Unconfigured, Step, LeaseLock> Definition { get; } = Simulation
        .Of<Step, LeaseLock>("lease-lock", context => new LeaseLock(context.Bug))
        .Clock(s => s.NowTicks)
        .Observe("tokens written", s => string.Join(' ', s.Written))
        .Action(Gen.Int[0, 3].Select(client => new Acquire(client)), (s, a) => s.Acquire(a.Client), (s, a) => s.IsIdle(a.Client))
        .Action(Gen.Int[0, 3].Select(client => new Release(client)), (s, a) => s.Release(a.Client), (s, a) => s.Believes(a.Client))
        .Action(Gen.Int[0, 3].Select(client => new Write(client)), (s, a) => s.Write(a.Client), (s, a) => s.Believes(a.Client))
        .Action(Gen.Long[1, 9].Select(ticks => new Advance(ticks)), (s, a) => s.Advance(a.Ticks))
        .Always("L-01", "no write of an older holder after one of a newer", s => s.FindStaleWrite())
        .Eventually("L-02", "whoever waits first is served within a term", s => s.FindStarved())
        .Bug("unfenced", "forgets-waiters");
}
