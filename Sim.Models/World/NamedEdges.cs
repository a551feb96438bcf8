using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Models.World;

/// <summary>Edges of the scheduler under test that a configuration can name. Absent means what hosts use.</summary>
public static class NamedEdges
{
    /// <summary>What hosts use, as if nothing were named.</summary>
    public const string Usual = "usual";

    /// <summary>Work is cut at 2 or 3 rows; no answer depends on that.</summary>
    public const string Blocks = "blocks";

    /// <summary>As <see cref="Blocks"/>, and searches compare 2 or 3 of what they usually compare dozens of: other plans are found, and what they promise still holds.</summary>
    public const string Small = "small";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Usual, Blocks, Small];

    /// <summary>The edges of the planner.</summary>
    /// <param name="name">One of <see cref="Names"/>; null means <see cref="Usual"/>.</param>
    public static PlacementEdges OfPlanner(string? name) => name switch
    {
        Blocks => PlacementEdges.Usual with { Work = WorkEdges.Small },
        Small => PlacementEdges.Small,
        _ => PlacementEdges.Usual,
    };

    /// <summary>The edges of the storage.</summary>
    /// <param name="name">One of <see cref="Names"/>; null means <see cref="Usual"/>.</param>
    /// <param name="keyGap">Keys left out before each batch.</param>
    public static StorageEdges OfStorage(string? name, int keyGap) =>
        (name is null or Usual ? StorageEdges.Usual : SmallStorage) with { KeyGap = keyGap };

    /// <summary>The whole state is read after every step; in slices of three rows a walk on a database would do hardly anything else.</summary>
    private static StorageEdges SmallStorage { get; } = StorageEdges.Small with { LoadSliceRows = 40 };
}
