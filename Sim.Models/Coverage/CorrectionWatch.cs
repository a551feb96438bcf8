using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Models.Coverage;

/// <summary>Sees what corrections do: refusals by reason, swaps, chains of swaps.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class CorrectionWatch(Recorder recorder)
{
    /// <summary>A correction was refused for a typed reason.</summary>
    public static readonly FactDescription Refused = Declare("correction refused");

    /// <summary>The chunk to correct is not stored, so that nothing was asked of the storage.</summary>
    public static readonly FactDescription OldChunkUnknown = Declare("correction of an unknown chunk");

    /// <summary>A correction completed.</summary>
    public static readonly FactDescription SwapFired = Declare("swap fired");

    /// <summary>Two corrections, one of the outcome of the other, completed in one visibility pass.</summary>
    public static readonly FactDescription ChainOfTwo = Declare("chain of two fired in one pass");

    /// <summary>Three corrections in a row completed in one visibility pass.</summary>
    public static readonly FactDescription ChainOfThree = Declare("chain of three fired in one pass");

    /// <summary>A correction completed while the fleet was short.</summary>
    public static readonly FactDescription SwapUnderShortage = Declare("swap fired under shortage");

    private static readonly ImmutableArray<FactDescription> RefusedByReason =
        [.. Enum.GetValues<CorrectionRejection>().Select(reason => Declare($"correction refused: {reason}"))];

    /// <summary>A correction was refused for this reason.</summary>
    public static FactDescription RefusedFor(CorrectionRejection reason) => RefusedByReason[(int)reason];

    /// <summary>The storage has refused a correction.</summary>
    public void AfterRefusal(CorrectionRejection reason)
    {
        recorder.See(Refused);
        recorder.See(RefusedFor(reason));
    }

    /// <summary>The walk has named a chunk that is not stored.</summary>
    public void AfterUnknownChunk() => recorder.See(OldChunkUnknown);

    /// <summary>A visibility pass has published.</summary>
    /// <param name="after">State after the pass.</param>
    /// <param name="published">What it published.</param>
    /// <param name="isShort">Whether the latest scheduling attempt was refused.</param>
    public void AfterVisibility(StorageState after, PortalAssignmentId published, bool isShort)
    {
        var longest = 0;
        for (var i = 0; i < after.Corrections.Count; i++)
        {
            if (after.Corrections[i].AppliedAt == published)
            {
                longest = Math.Max(longest, ChainLength(after.Corrections, after.Corrections[i], published));
            }
        }

        recorder.Sometimes(longest >= 1, SwapFired);
        recorder.Sometimes(longest >= 2, ChainOfTwo);
        recorder.Sometimes(longest >= 3, ChainOfThree);
        recorder.Sometimes(longest >= 1 && isShort, SwapUnderShortage);
    }

    /// <summary>Number of swaps in a row, beginning with one, that the same pass made. Corrections form a forest, so this ends.</summary>
    private static int ChainLength(IReadOnlyList<CorrectionView> corrections, CorrectionView first, PortalAssignmentId published)
    {
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].Old == first.New && corrections[i].AppliedAt == published)
            {
                return 1 + ChainLength(corrections, corrections[i], published);
            }
        }

        return 1;
    }

    private static FactDescription Declare(string name) => new(name, nameof(CorrectionWatch));
}
