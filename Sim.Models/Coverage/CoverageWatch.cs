using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>Sees what becomes of chunks that the host leaves out of its plans, and takes in again.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class CoverageWatch(Recorder recorder)
{
    /// <summary>A chunk that had copies in the ideal was left out, and they began to drain.</summary>
    public static readonly FactDescription HeldLeftOut = Declare("held chunk left out");

    /// <summary>So, of a chunk that readers see.</summary>
    public static readonly FactDescription VisibleLeftOut = Declare("visible chunk left out");

    /// <summary>So, not since the host had said so, but since the dataset had grown and the window moved on.</summary>
    public static readonly FactDescription SlidOut = Declare("held chunk left out as its dataset grew");

    /// <summary>A chunk that had been left out was covered again in time: a copy of it that drained came back.</summary>
    public static readonly FactDescription TakenBack = Declare("left-out chunk taken back while it drained");

    /// <summary>A visible chunk that had been left out, and of which nothing was left, was placed anew.</summary>
    public static readonly FactDescription PlacedAnew = Declare("left-out chunk placed anew");

    /// <summary>A dropped chunk was left out and kept its copies: they would not have drained.</summary>
    public static readonly FactDescription DroppedKept = Declare("dropped chunk left out with its copies");

    private bool _isChanged;

    /// <summary>The host has changed what it wants to be placed; the next cycle shows it.</summary>
    public void AfterChange() => _isChanged = true;

    /// <summary>A scheduling cycle has published.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    public void AfterPublication(PlacementView before, PlacementView after)
    {
        var wasChanged = _isChanged;
        _isChanged = false;
        for (var row = 0; before.LeftOut.Length + after.LeftOut.Length > 0 && row < before.ChunkCount; row++)
        {
            // Chunks are never deleted and are ordered by key, so that rows stay what they are.
            if (after.IsLeftOut(row))
            {
                var isHeld = !before.IdealAt(row).IsEmpty && !after.StaleAt(row).IsEmpty;
                recorder.Sometimes(after.LifecycleAt(row) is { AwaitsTombstone: true } && !after.IdealAt(row).IsEmpty, DroppedKept);
                recorder.Sometimes(isHeld, HeldLeftOut);
                recorder.Sometimes(isHeld && before.IsVisible(row), VisibleLeftOut);
                recorder.Sometimes(isHeld && !wasChanged && !before.IsLeftOut(row), SlidOut);
            }
            else if (before.IsLeftOut(row))
            {
                recorder.Sometimes(before.StaleAt(row).IndexOfAny(after.IdealAt(row)) >= 0, TakenBack);
                recorder.Sometimes(!before.IsHeld(row) && before.IsVisible(row) && !after.IdealAt(row).IsEmpty, PlacedAnew);
            }
        }
    }

    private static FactDescription Declare(string name) => new(name, nameof(CoverageWatch));
}
