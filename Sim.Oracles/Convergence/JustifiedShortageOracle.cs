using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles;

/// <summary>
/// O-38. A shortage that a probe finds at its fixed point is a real one: an upper bound, or a search through all packings,
/// proves that nothing packs. Blame needs a packing: what neither side decides is counted as undecided.
/// </summary>
public static class JustifiedShortageOracle
{
    private const int MostSteps = 200_000;

    /// <summary>Judges the refusal of a demand.</summary>
    /// <param name="problem">The demand that was refused.</param>
    /// <param name="forgivesKnifeEdges">
    /// Whether the planner may refuse what packs only tightly (<c>multistep</c>, placement 10.5): excused unless a
    /// first-fit-decreasing packing exists even when every worker keeps room for one more largest chunk. First-fit on
    /// purpose: at a floor of one its success proves that no order of placement can fail with the full capacity, and above
    /// one it errs on the side of the excuse, where the better choice of workers would blame an unlucky hash. Not excused
    /// either where counting proves that no order of placement can get stuck (<see cref="SeatingBound"/>).
    /// </param>
    /// <param name="isProvenStuck">
    /// Whether such a planner has shown the seats that left no place for one more copy (<see cref="StuckSeatingProof"/>): an
    /// unlucky hash can leave most of the free room on workers that have the chunk already, with more than one chunk of
    /// headroom to spare.
    /// </param>
    public static Verdict Judge(PackingProblem problem, bool forgivesKnifeEdges, bool isProvenStuck = false)
    {
        if (UpperBounds.ImpossibilityOf(problem) is not null)
        {
            return Verdict.Holds;
        }

        if (forgivesKnifeEdges && !SeatingBound.NeverFails(problem) && !IsRoomy(problem))
        {
            return Verdict.Excused(ExcuseReasons.KnifeEdge);
        }

        if (forgivesKnifeEdges && isProvenStuck && !SeatingBound.NeverFails(problem))
        {
            return Verdict.Excused(ExcuseReasons.StuckSeating);
        }

        // Trying all packings costs more than the rest together, so it comes last and only for what no greedy packing settles.
        var answer = DecreasingPacker.Packs(problem) ? PackingAnswer.Packs : ExactPacking.Decide(problem, MostSteps);
        if (answer != PackingAnswer.Packs)
        {
            return answer == PackingAnswer.Impossible ? Verdict.Holds : Verdict.Excused(ExcuseReasons.Undecided);
        }

        return Wording.Of(
            OracleCatalog.JustifiedShortage,
            "fleet",
            "the fleet",
            $"the fleet reports a shortage, but nothing proves that {problem.ChunkCount} chunks with {problem.Floor} copies each, {problem.DemandBytes} of {problem.BudgetBytes} bytes on {problem.WorkerCount} workers of {problem.CapacityBytes} bytes, do not fit; a packing from scratch exists");
    }

    private static bool IsRoomy(PackingProblem problem)
    {
        var roomy = problem.WithHeadroom();
        return roomy.IsWithinBudget && DecreasingPacker.Pack(roomy, WorkerChoice.First) is not null;
    }
}
