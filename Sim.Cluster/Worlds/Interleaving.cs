using System.Collections.Immutable;

namespace Sim.Cluster.Worlds;

/// <summary>The order in which what is ready runs during one step: first in first out, but for some deviations.</summary>
/// <param name="Deviations">The deviations, by <see cref="Deviation.Choice"/> ascending.</param>
public sealed record Interleaving(ImmutableArray<Deviation> Deviations)
{
    /// <summary>First in, first out.</summary>
    public static Interleaving FirstInFirstOut { get; } = new([]);

    /// <summary>How many that came earlier a choice passes over.</summary>
    internal int SkipAt(int choice)
    {
        foreach (var deviation in Deviations)
        {
            if (deviation.Choice == choice)
            {
                return deviation.Skip;
            }
        }

        return 0;
    }
}
