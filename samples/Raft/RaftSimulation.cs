using CsCheck;
using Sim.Cluster.Simulations;
using Sim.Engine.Simulations;
using Sim.Histories.Models;

namespace Raft;

/// <summary>A client sets a key.</summary>
internal sealed record Put(string Key, string Value) : ClientStep;

/// <summary>A client reads a key.</summary>
internal sealed record Get(string Key) : ClientStep;

/// <summary>Three servers, three clients, and everything that can go wrong.</summary>
internal static class RaftSimulation
{
    /// <summary>Names of the servers, by number.</summary>
    public static readonly string[] Members = ["a", "b", "c"];

    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<RaftServer, KvClient, MapCall, MapAnswer>> Definition { get; } = ClusterSimulation
        .Of<RaftServer, KvClient, MapCall, MapAnswer>("raft", new()
        {
            Nodes = [.. Members],
            Serve = (node, bug) => new RaftServer(node, Members, bug),
            RunAsync = async server =>
            {
                using (server)
                {
                    await server.RunAsync();
                }
            },
            Connect = node => new KvClient(node, Members),
        })
        .Call(Key.SelectMany(key => Gen.Int[0, 99].Select(value => new Put(key, FormattableString.Invariant($"v{value}")))), put => new MapCall.Put(put.Key, put.Value), (client, put) => client.CallAsync(new MapCall.Put(put.Key, put.Value)))
        .Call(Key.Select(key => new Get(key)), get => new MapCall.Get(get.Key), (client, get) => client.CallAsync(new MapCall.Get(get.Key)))
        .Always("R-01", "at most one leader in a term", run => RaftOracles.FindSecondLeader(run.Services))
        .Always("R-02", "logs match", run => RaftOracles.FindMismatch(run.Services))
        .Always("R-03", "what is committed stays", run => RaftOracles.FindLostCommit(run.Services) ?? RaftOracles.FindElectableWithoutCommitted(run.Services))
        .Linearizable("R-04", new MapModel())
        .Fact("a leader of a later term", run => run.Services.Any(server => server is { IsLeader: true, Term: > 1 }))
        .Fact("a call was answered", run => run.EndedCalls > 0)
        .Model("raft-partitions", model => model
            .Weight<Put>(3).Weight<Get>(1).Weight<Wait>(6)
            .Weight<Isolate>(6).Weight<Rejoin>(6).Weight<HealNetwork>(0).Weight<Cut>(0)
            .Weight<Crash>(3).Weight<Restart>(4).Weight<Reboot>(0)
            .Weight<SlowDisk>(0).Weight<StepClock>(0).Weight<Drift>(0))
        .Model("raft-reboots", model => model
            .Weight<Put>(4).Weight<Get>(1).Weight<Wait>(6)
            .Weight<Isolate>(4).Weight<Rejoin>(4).Weight<HealNetwork>(1).Weight<Cut>(5)
            .Weight<Crash>(3).Weight<Restart>(4).Weight<Reboot>(8)
            .Weight<SlowDisk>(0).Weight<StepClock>(0).Weight<Drift>(0))
        .Picture((view, run) =>
        {
            foreach (var (node, server) in run.Nodes.Zip(run.Services))
            {
                view.Set(node.Name, "role", server is null ? null : server.IsLeader ? "leader" : "follower or candidate");
                view.Set(node.Name, "term", server is null ? null : FormattableString.Invariant($"{server.Term}"));
                view.Set(node.Name, "log", server is null ? null : FormattableString.Invariant($"{server.Log.Count} entries, {server.Committed} committed"));
            }
        })
        .Bug(Bugs.All);

    private static Gen<string> Key => Gen.Int[0, 1].Select(number => number == 0 ? "x" : "y");
}
