using System.Globalization;

namespace Sim.Cluster.Worlds;

/// <summary>The nodes of a world keep each other busy without any simulated time passing.</summary>
public sealed class NeverAtRestException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public NeverAtRestException()
    {
    }

    /// <summary>Creates the exception with a sentence.</summary>
    public NeverAtRestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public NeverAtRestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static NeverAtRestException At(long nowTicks, int turns, string node) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{turns} things ran at tick {nowTicks} and no time passed, the last of them on {node}: something loops without waiting for time, a message or a disk"));

    internal static NeverAtRestException Endless(long nowTicks, string node) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"at tick {nowTicks} code computes for seconds without waiting for anything; {node} ran last"));
}
