using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Canary;

/// <summary>How the engine builds, names and simplifies the canary.</summary>
internal sealed class LockSimulation : ISimulation<LockConfiguration, LockAction, LockWorld>
{
    private static readonly OracleDescription Contract = new("L-99", "no unexpected exception");

    private int _builtSystems;

    public ValueTask<LockWorld> CreateAsync(LockConfiguration configuration, Recorder recorder, CancellationToken cancellationToken)
    {
        var isOdd = Interlocked.Increment(ref _builtSystems) % 2 == 1;
        return ValueTask.FromResult(new LockWorld(configuration, recorder, isOdd));
    }

    public bool IsIdle(LockAction action) => action is LockAction.Idle;

    public string Describe(LockAction action) => action switch
    {
        LockAction.Acquire(var client) => Text($"acquire {client}"),
        LockAction.Renew(var client) => Text($"renew {client}"),
        LockAction.Release(var client) => Text($"release {client}"),
        LockAction.Write(var client, var latencyTicks) => Text($"write {client} latency {latencyTicks}"),
        LockAction.Crash(var client) => Text($"crash {client}"),
        LockAction.Advance(var ticks) => Text($"advance {ticks}"),
        LockAction.Probe => "probe",
        _ => "idle",
    };

    public IEnumerable<LockAction> SimplerActions(LockAction action) => action switch
    {
        LockAction.Write(var client, var latencyTicks) => Smaller(latencyTicks, 0).Select(ticks => new LockAction.Write(client, ticks)),
        LockAction.Advance(var ticks) => Smaller(ticks, 1).Select(fewer => new LockAction.Advance(fewer)),
        _ => [],
    };

    public IEnumerable<Walk<LockConfiguration, LockAction>> SimplerConfigurations(Walk<LockConfiguration, LockAction> walk)
    {
        var configuration = walk.Configuration;
        var fewer = Smaller(configuration.Clients, 1).Select(clients => configuration with { Clients = (int)clients });
        var shorter = Smaller(configuration.LeaseTicks, 1).Select(ticks => configuration with { LeaseTicks = ticks });
        return fewer.Concat(shorter).Select(simpler => walk with { Configuration = simpler }).Append(Renumbered(walk));
    }

    public OracleViolatedException Explain(Exception exception) =>
        new(Contract, new Violation(Contract.Id, exception.GetType().Name, "lock", exception.Message));

    /// <summary>The same walk with its clients numbered in the order in which they appear, and without those that never do.</summary>
    private static Walk<LockConfiguration, LockAction> Renumbered(Walk<LockConfiguration, LockAction> walk)
    {
        var numbers = new List<int>();
        var steps = walk.Steps.Select(action => ForClient(action, NumberOf)).ToImmutableArray();
        return new(walk.Configuration with { Clients = Math.Max(1, numbers.Count) }, steps);

        int NumberOf(int client)
        {
            if (!numbers.Contains(client))
            {
                numbers.Add(client);
            }

            return numbers.IndexOf(client);
        }
    }

    private static LockAction ForClient(LockAction action, Func<int, int> numberOf) => action switch
    {
        LockAction.Acquire(var client) => new LockAction.Acquire(numberOf(client)),
        LockAction.Renew(var client) => new LockAction.Renew(numberOf(client)),
        LockAction.Release(var client) => new LockAction.Release(numberOf(client)),
        LockAction.Write(var client, var latencyTicks) => new LockAction.Write(numberOf(client), latencyTicks),
        LockAction.Crash(var client) => new LockAction.Crash(numberOf(client)),
        _ => action,
    };

    private static IEnumerable<long> Smaller(long value, long least) =>
        new[] { least, (value + least) / 2, value - 1 }.Where(smaller => smaller >= least && smaller < value).Distinct();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
