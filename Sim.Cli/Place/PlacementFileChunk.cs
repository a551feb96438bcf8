namespace Sim.Cli.Place;

/// <summary>A chunk of a placement file.</summary>
/// <param name="Dataset">Name of its dataset.</param>
/// <param name="Id">Id inside the dataset.</param>
/// <param name="SizeBytes">Size.</param>
/// <param name="Weight">Weight.</param>
/// <param name="MinimumWorkerVersion">Semantic version that a worker must run; null if anything will do.</param>
/// <param name="Visible">Whether readers see the chunk.</param>
internal sealed record PlacementFileChunk(string Dataset, string Id, long SizeBytes, int Weight, string? MinimumWorkerVersion, bool Visible)
{
    /// <summary>Positions of the workers that hold the chunk; may be left out.</summary>
    public int[] Held { get; init; } = [];

    /// <summary>Those of them that were in the previous result; may be left out.</summary>
    public int[] Committed { get; init; } = [];

    /// <summary>Positions of the workers that confirmed routing points to; may be left out.</summary>
    public int[] Routed { get; init; } = [];
}
