namespace Sim.Cluster.Libraries.Tests;

/// <summary>Tests that need the thread pool of the process for themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneThreadPool
{
    public const string Name = "thread pool of one";
}
