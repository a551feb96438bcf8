using System.Collections.Immutable;

namespace Sim.Cluster.Leaks;

/// <summary>Code of a node left its world, so that what follows depends on more than the seed.</summary>
public sealed class LeakException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public LeakException()
    {
    }

    /// <summary>Creates the exception with a sentence.</summary>
    public LeakException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public LeakException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception for what was found.</summary>
    public LeakException(ImmutableArray<Leak> leaks)
        : base(string.Join("\n\n", leaks)) => Leaks = leaks;

    /// <summary>What was found, in the order in which it was.</summary>
    public ImmutableArray<Leak> Leaks { get; } = [];
}
