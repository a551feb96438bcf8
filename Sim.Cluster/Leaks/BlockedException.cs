namespace Sim.Cluster.Leaks;

/// <summary>
/// Code of a node blocks the only thread that could ever do what it waits for: <c>.Result</c>, <c>.Wait()</c>, a semaphore or
/// an event. It is thrown where the code blocks, so that the stack shows the place.
/// </summary>
public sealed class BlockedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public BlockedException()
    {
    }

    /// <summary>Creates the exception for a node.</summary>
    /// <param name="node">Its name.</param>
    public BlockedException(string node)
        : base($"node {node} blocks its thread, which is the only one: await the task instead of using .Result, .Wait() or GetResult(), and WaitAsync instead of Wait")
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public BlockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
