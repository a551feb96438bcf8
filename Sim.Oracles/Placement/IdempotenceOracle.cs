using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-35. A planner that is asked the same again answers the same: chunks, workers, what is held, committed, routed and visible, who is reliable, and the floor.</summary>
public static class IdempotenceOracle
{
    /// <summary>Judges two calls of one planner.</summary>
    /// <param name="previous">The earlier call.</param>
    /// <param name="call">The later call.</param>
    /// <returns>Excused if the questions differ.</returns>
    public static Verdict Judge(PlannerCall previous, PlannerCall call)
    {
        if (previous.Floor != call.Floor
            || !previous.Unreliable.AsSpan().SequenceEqual(call.Unreliable)
            || !previous.LeftOut.AsSpan().SequenceEqual(call.LeftOut)
            || !PlannerInputs.AreEqual(previous.Input, call.Input))
        {
            return Verdict.Excused(ExcuseReasons.OtherInput);
        }

        var question = Wording.Text($"asked twice for {call.Input.Chunks.Count} chunks on {call.Input.Workers.Count} workers at floor {call.Floor}, the planner");
        return PlanDifference.Judge(OracleCatalog.Idempotence, call.Input, previous.Outcome, question, call.Outcome, "and then");
    }
}
