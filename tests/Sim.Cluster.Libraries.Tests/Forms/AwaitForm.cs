namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>One way to wait, or to start something else.</summary>
/// <param name="Group">What it belongs to.</param>
/// <param name="Name">How it is written, in Markdown.</param>
/// <param name="RunAsync">Does it, and ends when it is over.</param>
internal sealed record AwaitForm(string Group, string Name, Func<FormNode, Task> RunAsync);
