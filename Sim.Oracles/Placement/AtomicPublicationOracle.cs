using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-02. A chunk that nobody held before a successful cycle is held by nobody or by at least a floor of workers after it.
/// "Nobody held it" means that the baseline lacks it, not that its holders are all gone.
/// </summary>
public static class AtomicPublicationOracle
{
    /// <summary>Judges the state after a successful cycle.</summary>
    /// <param name="after">The state after the cycle.</param>
    /// <param name="before">What was held before it.</param>
    /// <param name="floor">Copies that a live chunk must have.</param>
    /// <returns>
    /// Excused if every finding is a chunk that readers saw already: it lost all copies earlier, counts as established
    /// (placement 7.2), and may regain them one at a time.
    /// </returns>
    public static Verdict Judge(PlacementView after, RetentionBaseline before, int floor)
    {
        var verdict = Verdict.Holds;
        for (var row = 0; row < after.ChunkCount; row++)
        {
            var copies = after.HeldCopyCount(row);
            if (copies == 0 || copies >= floor || after.IsFloorExempt(row))
            {
                continue;
            }

            var chunk = after.ChunkAt(row);
            if (before.Contains(chunk.Pk))
            {
                continue;
            }

            if (!before.WasVisible(chunk.Pk))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.AtomicPublication,
                    name,
                    $"{name} is new and was published with {copies} of {floor} copies, on {Wording.List(after.IdealAt(row))}; it must have none or all");
            }

            verdict = Verdict.Excused(ExcuseReasons.RegainsHolders);
        }

        return verdict;
    }
}
