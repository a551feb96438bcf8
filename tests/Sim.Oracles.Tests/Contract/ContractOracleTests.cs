using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class ContractOracleTests
{
    [Fact]
    [MustFire("O-19")]
    public void A_failed_assertion_of_the_scheduler_is_a_fault()
    {
        var failed = new Scheduler.Core.InvariantViolatedException("chunk 7 has two rows");

        ContractOracle.Judge("RunSchedulingCycle", failed).Fires(OracleCatalog.Contract, "scheduler invariant", "RunSchedulingCycle", "chunk 7 has two rows");
        Assert.Equal("scheduler invariant", ContractOracle.Explain(failed).SubjectKind);
    }

    [Fact]
    [MustFire("O-19")]
    public void An_untyped_exception_and_a_refusal_that_the_call_cannot_lead_to_are_faults()
    {
        ContractOracle.Judge("InsertChunks", new KeyNotFoundException("no chunk 9"), StorageErrorKind.ChunkAlreadyExists)
            .Fires(OracleCatalog.Contract, "exception", "InsertChunks", "KeyNotFoundException", "no chunk 9");
        ContractOracle.Judge("InsertChunks", new StorageException(StorageErrorKind.UnknownAssignment, "no assignment 5"), StorageErrorKind.ChunkAlreadyExists)
            .Fires(OracleCatalog.Contract, "refusal", "InsertChunks", "UnknownAssignment", "no assignment 5");
        Assert.Equal("simulation invariant", ContractOracle.Explain(new Sim.Engine.InvariantViolatedException("x")).SubjectKind);
    }

    [Fact]
    [MustPass("O-19")]
    public void A_typed_refusal_that_the_caller_expects_is_an_outcome()
    {
        ContractOracle.Judge("InsertChunks", new StorageException(StorageErrorKind.ChunkAlreadyExists, "taken"), StorageErrorKind.ChunkAlreadyExists).Passes();
        ContractOracle.Judge(
            "RegisterCorrections", new CorrectionRejectedException(CorrectionRejection.RangeChanged, "no"), StorageErrorKind.CorrectionRejected).Passes();
        ContractOracle.Judge("InsertChunks", null).Passes();
    }

    [Fact]
    [MustFire("O-19")]
    public void Storing_the_replacement_of_a_refused_correction_is_a_fault() =>
        ContractOracle.JudgeRefusedCorrection(new StateSketch().Chunk(2).View, CorrectionRejection.RangeChanged, "a", "c2")
            .Fires(OracleCatalog.Contract, "chunk", "a/c2", "RangeChanged");

    [Fact]
    [MustPass("O-19")]
    public void A_refused_correction_whose_identity_was_taken_before_or_is_still_free_is_fine()
    {
        ContractOracle.JudgeRefusedCorrection(new StateSketch().Chunk(2).View, CorrectionRejection.ReplacementChunkExists, "a", "c2").Passes();
        ContractOracle.JudgeRefusedCorrection(new StateSketch().Chunk(2, dataset: "b").View, CorrectionRejection.RangeChanged, "a", "c2").Passes();
    }

    [Fact]
    [MustPass("O-19")]
    [MustFire("O-19")]
    public void A_removal_that_was_accepted_leaves_a_mark()
    {
        ContractOracle.JudgeMark(new StateSketch().Chunk(1).Marked(1).State, new(1)).Passes();
        ContractOracle.JudgeMark(new StateSketch().Unregistered(1, 0, 9).State, new(1)).Passes();
        ContractOracle.JudgeMark(new StateSketch().Chunk(1).State, new(1)).Fires(OracleCatalog.Contract, "chunk", "a/c1", "not marked");
    }

    [Fact]
    [MustPass("O-19")]
    public void Taking_a_right_tick_and_refusing_a_wrong_one_are_fine()
    {
        JudgeClock(newest: null, now: 1_000).Passes();
        JudgeClock(newest: 7, now: 7).Passes();
        JudgeClock(newest: 7, now: 17).Passes();
        JudgeClock(newest: 7, now: 18, consentedUpTo: 18).Passes();
        JudgeClock(newest: 7, now: 6, refusal: StorageErrorKind.ClockWentBack).Passes();
        JudgeClock(newest: 7, now: 18, refusal: StorageErrorKind.ClockLeapt).Passes();
        JudgeClock(newest: 7, now: 18, consentedUpTo: 17, refusal: StorageErrorKind.ClockLeapt).Passes();
        ContractOracle.JudgeNewestTick(null, new StateSketch().State).Passes();
        ContractOracle.JudgeNewestTick(new Tick(7), new StateSketch().State with { NewestTick = new Tick(7) }).Passes();
    }

    [Fact]
    [MustFire("O-19")]
    public void Taking_a_tick_that_went_back_or_leapt_or_refusing_a_right_one_is_a_fault()
    {
        JudgeClock(newest: 7, now: 6).Fires(OracleCatalog.Contract, "tick", "RunVisibilityCycle", "at tick 6 was taken", "ClockWentBack was due");
        JudgeClock(newest: 7, now: 18).Fires(OracleCatalog.Contract, "tick", "RunVisibilityCycle", "at tick 18 was taken", "ClockLeapt was due");
        JudgeClock(newest: 7, now: 6, refusal: StorageErrorKind.ClockLeapt).Fires(OracleCatalog.Contract, "tick", "RunVisibilityCycle", "ClockWentBack was due");
        JudgeClock(newest: 7, now: 7, refusal: StorageErrorKind.ClockWentBack).Fires(OracleCatalog.Contract, "tick", "RunVisibilityCycle", "nothing is wrong with it");
        JudgeClock(newest: null, now: 0, refusal: StorageErrorKind.Database).Fires(OracleCatalog.Contract, "tick", "RunVisibilityCycle", "refused with Database");
        ContractOracle.JudgeNewestTick(new Tick(8), new StateSketch().State with { NewestTick = new Tick(7) })
            .Fires(OracleCatalog.Contract, "tick", "newest tick", "tick 7", "is 8");
    }

    private static Sim.Engine.Verdicts.Verdict JudgeClock(long? newest, long now, long? consentedUpTo = null, StorageErrorKind? refusal = null) => ContractOracle.JudgeClock(
        "RunVisibilityCycle",
        newest is { } stored ? new Tick(stored) : null,
        new Tick(now),
        leapLimitTicks: 10,
        consentedUpTo is { } upTo ? new Tick(upTo) : null,
        refusal is { } kind ? new StorageException(kind, "no") : null);
}
