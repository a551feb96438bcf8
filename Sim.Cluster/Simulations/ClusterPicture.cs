using System.Globalization;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;
using Sim.Engine.Views;
using Sim.Histories.Linearizability;

namespace Sim.Cluster.Simulations;

/// <summary>Tells a picture of a run what nodes, links and clients are at. It has no effect on the run.</summary>
/// <param name="view">The picture.</param>
internal sealed class ClusterPicture(ViewRecorder view)
{
    private const string Nodes = "nodes";
    private const string Clients = "clients";

    /// <summary>Declares the lanes.</summary>
    public void Begin(World world, IEnumerable<string> nodes, IEnumerable<string> clients)
    {
        view.Clock = () => world.NowTicks;
        (view.UnitName, view.UnitTicks) = ("ms", TimeSpan.TicksPerMillisecond);
        foreach (var client in clients)
        {
            view.Lane(client, Clients);
        }

        foreach (var node in nodes)
        {
            view.Lane(node, Nodes);
        }
    }

    /// <summary>A step that nothing else shows begins.</summary>
    public void Act(ClusterStep step, Func<int, string> nameOf)
    {
        if (step switch
        {
            StepClock set => (set.Node, string.Create(CultureInfo.InvariantCulture, $"clock set by {set.StepMs} ms")),
            Drift drift => (drift.Node, string.Create(CultureInfo.InvariantCulture, $"clock drifts by {drift.PartsPerMillion} ppm")),
            Reboot reboot => (reboot.Node, "crashes and starts anew"),
            Restart restart => (restart.Node, "starts anew"),
            SlowDisk slow => (slow.Node, string.Create(CultureInfo.InvariantCulture, $"disk {slow.Factor} times slower")),
            _ => ((int Node, string Text)?)null,
        } is { } happening)
        {
            view.Event(nameOf(happening.Node), happening.Text, ViewTone.Warning);
        }
    }

    /// <summary>What is wrong with the nodes and their links now.</summary>
    public void ShowConditions(World world, IReadOnlyList<Node> nodes, Func<int, bool> isIsolated)
    {
        for (var number = 0; number < nodes.Count; number++)
        {
            var node = nodes[number];
            var cut = nodes.Where(other => other != node && world.Network.IsCut(node.Name, other.Name)).Select(other => other.Name).ToList();
            var (condition, tone) = node.State switch
            {
                NodeState.Crashed => ("crashed", ViewTone.Bad),
                NodeState.Ended => ("ended", ViewTone.Bad),
                _ when isIsolated(number) => ("isolated", ViewTone.Warning),
                _ when cut.Count > 0 => ($"cut off towards {string.Join(' ', cut)}", ViewTone.Warning),
                _ => ((string?)null, ViewTone.Neutral),
            };
            view.Phase(node.Name, condition, tone);
            view.Set(node.Name, "node", condition ?? "runs");
            view.Set(node.Name, "life", string.Create(CultureInfo.InvariantCulture, $"{node.Lives}"));
        }
    }

    /// <summary>A client asks.</summary>
    public void Asks(string client, string input)
    {
        view.Event(client, input);
        view.Phase(client, input, ViewTone.Coming);
        view.Set(client, "asks", input);
    }

    /// <summary>A call of a client ended.</summary>
    public void IsAnswered(string client, string answer, ViewTone tone)
    {
        view.Event(client, answer, tone);
        view.Phase(client, null);
        view.Set(client, "asks", null);
        view.Set(client, "last answer", answer);
    }

    /// <summary>Marks the order of calls that gets furthest, and the call that has no place behind it.</summary>
    public void Explain<TInput, TOutput>(LinearizabilityFailure<TInput, TOutput> failure)
    {
        for (var place = 0; place < failure.Order.Length; place++)
        {
            var call = failure.Order[place];
            view.Set(
                call.Client,
                string.Create(CultureInfo.InvariantCulture, $"place {place + 1} in the order that gets furthest"),
                string.Create(CultureInfo.InvariantCulture, $"{call.Input} -> {call.Output}, asked at {call.InvokedTicks / TimeSpan.TicksPerMillisecond} ms"));
        }

        view.Event(failure.Stuck.Client, "no place for this answer", ViewTone.Bad);
        view.Set(
            failure.Stuck.Client,
            "has no place",
            string.Create(CultureInfo.InvariantCulture, $"{failure.Stuck.Input} -> {failure.Stuck.Output}, asked at {failure.Stuck.InvokedTicks / TimeSpan.TicksPerMillisecond} ms"),
            $"none of the calls that might go before it makes its answer right; the order leaves the state {failure.State}");
    }
}
