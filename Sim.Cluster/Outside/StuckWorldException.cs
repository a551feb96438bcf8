using System.Globalization;

namespace Sim.Cluster.Outside;

/// <summary>A world waits for the real world, which does not answer.</summary>
public sealed class StuckWorldException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public StuckWorldException()
    {
    }

    /// <summary>Creates the exception with a sentence.</summary>
    public StuckWorldException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public StuckWorldException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static StuckWorldException Outside(TimeSpan patience, IReadOnlyList<(string Node, string Where)> calls) => new(
        string.Create(CultureInfo.InvariantCulture, $"nobody outside answered within {patience.TotalSeconds} real seconds; ")
        + string.Join("\n", calls.Select(call => $"{call.Node} waits for it:\n{call.Where}")));
}
