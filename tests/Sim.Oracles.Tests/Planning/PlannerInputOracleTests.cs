using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

/// <summary>Every column that a planner may look at is changed alone, and the sentence says which.</summary>
public sealed class PlannerInputOracleTests
{
    private static readonly SchedulingInput Question = AskedOnce.Question;

    [Fact]
    [MustPass("O-44")]
    public void A_question_is_the_state_after_housekeeping_and_without_departed_workers() => Judge(AskedOnce.Ask(Question)).Passes();

    [Fact]
    [MustPass("O-44")]
    public void One_question_of_each_scheduler_is_fine()
    {
        PlannerInputOracle.JudgeCalls(AskedOnce.Now, schedulers: 1, calls: 1).Passes();
        PlannerInputOracle.JudgeCalls(AskedOnce.Now, schedulers: 2, calls: 2).Passes();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_cycle_that_asks_nobody_or_twice_is_found(int calls) =>
        PlannerInputOracle.JudgeCalls(AskedOnce.Now, schedulers: 1, calls).Fires(OracleCatalog.PlannerInput, "plan", "tick 20");

    [Fact]
    [MustFire("O-44")]
    public void A_stale_flag_a_forgotten_holder_and_an_invented_one_are_named()
    {
        Fires(Question with { Chunks = Question.Chunks with { Visible = [false, false, false, false] } }, "do not see", "c1", "and they do");
        Fires(Question with { Held = HolderLists.FromRows([[0], [2], [1], [1]]) }, "c1", "is held by", "forgotten [3]");
        Fires(Question with { Held = HolderLists.FromRows([[0, 1, 2], [2], [1], [1]]) }, "c1", "is held by", "invented [2]");
        Fires(Question with { Committed = HolderLists.FromRows([[0], [2], [], [1]]) }, "c4", "is committed to", "forgotten [2]");
        Fires(Question with { Routed = HolderLists.FromRows([[0, 1], [], [], [1]]) }, "c2", "is routed to", "invented [2]");
        Fires(Question with { Routed = HolderLists.FromRows([[0, 1], [], []]) }, "4 chunks", "3 of routed");
    }

    [Fact]
    [MustFire("O-44")]
    public void Chunks_that_are_missing_double_unknown_or_out_of_order_are_named()
    {
        Fires(Rows(0, 1, 2), "not asked", "c2");
        Fires(Rows(0, 1, 1, 2, 3), "c3", "after");
        Fires(Rows(3, 0, 1, 2), "after", "c2");
        Fires(Question with { Chunks = Question.Chunks with { Pks = [new(1), new(3), new(5), new(2)] } }, "c5", "takes no part");
        Fires(Question with { Chunks = Question.Chunks with { Pks = [new(1), new(3), new(6), new(2)] } }, "c6", "takes no part");
        Fires(Question with { Chunks = Question.Chunks with { Pks = [new(1), new(3), new(7), new(2)] } }, "c7", "takes no part");
    }

    [Fact]
    [MustFire("O-44")]
    public void A_chunk_that_has_been_dropped_is_said_to_be()
    {
        Fires(Question with { Chunks = Question.Chunks with { Dropped = [false, true, false, false] } }, "c3", "has been dropped, and it has not");
        JudgeDropped(AskedOnce.Ask(Question)).Fires(OracleCatalog.PlannerInput, "chunk", "c3", "has not been dropped, and it has");
    }

    [Fact]
    [MustPass("O-44")]
    public void What_is_committed_of_a_dropped_chunk_that_is_left_out_stays()
    {
        var question = Question with { Chunks = Question.Chunks with { Dropped = [false, true, false, false] } };
        var call = AskedOnce.Ask(question);
        Assert.Equal<ushort>([2], Assert.IsType<ScheduleOutcome.Placed>(call.Outcome).Workers[1].ToArray());
        JudgeDropped(call).Passes();
    }

    [Fact]
    [MustFire("O-44")]
    public void A_dropped_chunk_that_is_left_out_and_loses_its_copies_is_named()
    {
        var call = AskedOnce.Ask(Question with { Chunks = Question.Chunks with { Dropped = [false, true, false, false] } });
        var given = Assert.IsType<ScheduleOutcome.Placed>(call.Outcome);
        var cut = HolderLists.FromRows([given.Workers[0].ToArray(), [], given.Workers[2].ToArray(), given.Workers[3].ToArray()]);
        JudgeDropped(call with { Outcome = given with { Workers = cut } }).Fires(OracleCatalog.PlannerInput, "chunk", "c3", "[3]", "[]");
    }

    [Fact]
    [MustFire("O-44")]
    public void Sizes_ranges_and_names_are_compared()
    {
        Fires(Question with { Chunks = Question.Chunks with { SizesBytes = [100, 100, 100, 101] } }, "c2", "101 bytes");
        Fires(Question with { Chunks = Question.Chunks with { FirstBlocks = [2, 6, 8, 3] } }, "c2", "3..5");
        Fires(Question with { Chunks = Question.Chunks with { LastBlocks = [2, 7, 9, 5] } }, "c1", "2..2");
        Fires(Question with { Chunks = Question.Chunks with { Ids = Utf8Column.FromStrings(["c1", "c3", "c4", "d2"]) } }, "c2", "b/d2");
        Fires(Question with { Chunks = Question.Chunks with { DatasetNames = ["a", "c"] } }, "c2", "c/c2");
    }

    [Fact]
    [MustFire("O-44")]
    public void Workers_are_those_of_the_registry()
    {
        Fires(Question with { Workers = new([new(1), new(2), new(4)], ["peer-c", "peer-b", "peer-a"], [null, null, null]) }, "worker 4", "worker 3");
        Fires(Question with { Workers = Question.Workers with { PeerIds = ["peer-c", "peer-a", "peer-b"] } }, "worker 2", "peer-a");
        Fires(Question with { Workers = Question.Workers with { Versions = [null, null, "1.0.0"] } }, "worker 3", "1.0.0");
        Fires(Question with { Workers = new([new(1), new(2), new(3), new(4)], ["peer-c", "peer-b", "peer-a", "peer-4"], new string?[4]) }, "worker 4", "not active");
    }

    [Fact]
    [MustFire("O-44")]
    public void What_reaches_the_planner_is_compared_behind_chunks_that_are_left_out()
    {
        FiresFor(asked => asked with { Held = HolderLists.FromRows([[0, 2], [0], [1]]) }, "c4", "is held by");
        FiresFor(asked => asked with { Chunks = asked.Chunks with { Weights = [2, 2, 3] } }, "c2", "weight 3");
        FiresFor(asked => asked with { Chunks = asked.Chunks with { Visible = [true, true, false] } }, "c4", "readers see");
        FiresFor(asked => asked with { Configuration = asked.Configuration with { MinimumReplication = 2 } }, "in force");
        FiresFor(asked => asked with { Workers = asked.Workers with { Statuses = [WorkerStatus.Online, WorkerStatus.Offline, WorkerStatus.Online] } }, "worker 2", "Offline");
        FiresFor(asked => asked with { Workers = asked.Workers with { Identities = [.. asked.Workers.Identities.Reverse()] } }, "order of identity");
        FiresFor(asked => asked with { UnplannedBytes = [] }, "worker 3", "0 bytes of chunks that are left out", "100");
        FiresFor(asked => asked with { UnplannedBytes = [0, 0, 100] }, "worker 3", "left out");
    }

    [Fact]
    [MustFire("O-44")]
    public void Left_out_chunks_are_not_asked_for_and_the_others_are()
    {
        var call = AskedOnce.Ask(Question);
        Judge(call, AskedOnce.Host with { WeightOf = _ => new ChunkWeight(2) }).Fires(OracleCatalog.PlannerInput, "chunk", "c3");
        Judge(call, AskedOnce.Host with { WeightOf = chunk => chunk.Id is "c3" or "c2" ? null : new ChunkWeight(2) }).Fires(OracleCatalog.PlannerInput, "plan", "all but 2");
    }

    [Fact]
    [MustFire("O-44")]
    public void The_answer_comes_back_for_the_rows_that_were_asked()
    {
        var call = AskedOnce.Ask(Question);
        var given = Assert.IsType<ScheduleOutcome.Placed>(call.Outcome);
        var shifted = HolderLists.FromRows([given.Workers[0].ToArray(), given.Workers[2].ToArray(), [], given.Workers[3].ToArray()]);

        Judge(call with { Outcome = given with { Workers = shifted } }).Fires(OracleCatalog.PlannerInput, "chunk", "c3");
        Judge(call with { Outcome = given with { Evicted = [new EvictedCopy(0, 0)] } }).Fires(OracleCatalog.PlannerInput, "plan", "evicted 0");
        Judge(call with { Outcome = new ScheduleOutcome.Infeasible() }).Fires(OracleCatalog.PlannerInput, "plan", "Infeasible");
    }

    private static Verdict JudgeDropped(PlannerCall call) =>
        PlannerInputOracle.Judge(AskedOnce.Before.Portal(tick: 18, watermark: 2).Dropped(3, at: 2).View, AskedOnce.Now, AskedOnce.MTicks, call, AskedOnce.Host);

    private static SchedulingInput Rows(params int[] rows)
    {
        var (chunks, input) = (Question.Chunks, Question);
        return input with
        {
            Chunks = chunks with
            {
                Pks = Array.ConvertAll(rows, row => chunks.Pks[row]),
                Datasets = Array.ConvertAll(rows, row => chunks.Datasets[row]),
                Ids = Utf8Column.FromStrings(Array.ConvertAll(rows, row => System.Text.Encoding.UTF8.GetString(chunks.Ids[row]))),
                SizesBytes = Array.ConvertAll(rows, row => chunks.SizesBytes[row]),
                FirstBlocks = Array.ConvertAll(rows, row => chunks.FirstBlocks[row]),
                LastBlocks = Array.ConvertAll(rows, row => chunks.LastBlocks[row]),
                Visible = Array.ConvertAll(rows, row => chunks.Visible[row]),
            },
            Held = HolderLists.FromRows(Array.ConvertAll(rows, row => input.Held[row].ToArray())),
            Committed = HolderLists.FromRows(Array.ConvertAll(rows, row => input.Committed[row].ToArray())),
            Routed = HolderLists.FromRows(Array.ConvertAll(rows, row => input.Routed[row].ToArray())),
        };
    }

    private static void Fires(SchedulingInput question, params string[] names)
    {
        var call = new PlannerCall(question, 1, new ScheduleOutcome.Infeasible());
        var verdict = Judge(call);
        verdict.Fires(OracleCatalog.PlannerInput, verdict.Violation?.SubjectKind ?? "", names);
    }

    private static void FiresFor(Func<PlacementInput, PlacementInput> change, params string[] names)
    {
        var call = AskedOnce.Ask(Question);
        var verdict = Judge(call with { Asked = change(call.Asked!) });
        verdict.Fires(OracleCatalog.PlannerInput, verdict.Violation?.SubjectKind ?? "", names);
    }

    private static Verdict Judge(PlannerCall call, PlannerHost? host = null) =>
        PlannerInputOracle.Judge(AskedOnce.Before.View, AskedOnce.Now, AskedOnce.MTicks, call, host ?? AskedOnce.Host);
}
