using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

public sealed class IdempotenceOracleTests
{
    [Fact]
    [MustPass("O-35")]
    public void The_same_question_has_the_same_answer_in_any_order_of_positions()
    {
        IdempotenceOracle.Judge(Call(Placed([0, 1])), Call(Placed([1, 0]))).Passes();
        IdempotenceOracle.Judge(Call(new ScheduleOutcome.Infeasible()), Call(new ScheduleOutcome.Infeasible())).Passes();
    }

    [Fact]
    [MustPass("O-35")]
    public void Another_question_may_have_another_answer()
    {
        var (one, other) = (Placed([0]), Placed([1]));

        IdempotenceOracle.Judge(Call(one), Call(other, floor: 2)).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, isVisible: false)).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, held: [0])).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, committed: [0])).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, routed: [0])).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, sizeBytes: 101)).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, secondPeer: "peer-9")).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(Call(one), Call(other, id: "c2")).IsExcused(ExcuseReasons.OtherInput);
    }

    [Fact]
    [MustFire("O-35")]
    public void Two_answers_to_the_same_question_are_a_fault()
    {
        IdempotenceOracle.Judge(Call(Placed([0])), Call(Placed([1]))).Fires(OracleCatalog.Idempotence, "chunk", "pk 7", "[1]", "[2]");
        IdempotenceOracle.Judge(Call(Placed([0])), Call(new ScheduleOutcome.Infeasible())).Fires(OracleCatalog.Idempotence, "plan", "Placed", "Infeasible");
        IdempotenceOracle.Judge(Call(Placed([0])), Call(Placed([0], new EvictedCopy(0, 1)))).Fires(OracleCatalog.Idempotence, "plan", "evicted 0", "1");
    }

    private static ScheduleOutcome.Placed Placed(ushort[] workers, params EvictedCopy[] evicted) =>
        new(HolderLists.FromRows([workers]), new SortedTable<ushort, ushort>([], []), evicted);

    private static PlannerCall Call(
        ScheduleOutcome outcome,
        int floor = 1,
        bool isVisible = true,
        ushort[]? held = null,
        ushort[]? committed = null,
        ushort[]? routed = null,
        long sizeBytes = 100,
        string id = "c1",
        string secondPeer = "peer-2") =>
        new(
            new SchedulingInput(
                new SchedulingChunks([new(7)], ["a"], [0], Utf8Column.FromStrings([id]), [sizeBytes], [2], [3], [isVisible]),
                new SchedulingWorkers([new(1), new(2)], ["peer-1", secondPeer], [null, "1.0.0"]),
                HolderLists.FromRows([held ?? []]),
                HolderLists.FromRows([committed ?? []]),
                HolderLists.FromRows([routed ?? []])),
            floor,
            outcome);
}
