using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>Tries forms in worlds.</summary>
internal static class FormTrial
{
    private const int MostGlances = 200;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>What becomes of a form, in a word or two.</summary>
    public static string Try(WorldMode mode, AwaitForm form)
    {
        using var world = new World(new WorldOptions { Mode = mode, MostTurnsAtOnce = 100_000 });
        var node = world.AddNode("a", node => form.RunAsync(new FormNode(node)));
        try
        {
            world.RunFor(Span);

            // What went off to another thread is found once that thread runs.
            for (var glance = 0; glance < MostGlances && node.State == NodeState.Running; glance++)
            {
                Thread.Sleep(Glance);
                world.RunFor(TimeSpan.FromTicks(1));
            }
        }
        catch (LeakException exception)
        {
            return NameOf(exception.Leaks[0].Kind);
        }

        return node switch
        {
            { Failure: BlockedException } => NameOf(LeakKind.Blocked),
            { Failure: LeakException exception } => NameOf(exception.Leaks[0].Kind),
            { Failure: { } failure } => throw new InvalidOperationException($"{form.Name} failed", failure),
            { State: NodeState.Ended } => mode == WorldMode.Strict ? "stays" : "in order",
            _ => "never ends",
        };
    }

    private static string NameOf(LeakKind kind) => kind switch
    {
        LeakKind.RealTimer => "refused: real time",
        LeakKind.RealInput => "refused: real world",
        LeakKind.Blocked => "refused: blocks",
        _ => "refused: other thread",
    };
}
