using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>The node that a form runs on.</summary>
internal sealed class FormNode(Node node)
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TimeProvider Time => node.Time;

    public Node Node => node;

    /// <summary>Has other code of the node do something after a second.</summary>
    public void Later(Action action)
    {
        _ = LaterAsync();
        async Task LaterAsync()
        {
            await Task.Delay(Second, Time);
            action();
        }
    }
}
