using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>Batches are judged whole: what must be refused and is not, what need not be and is, and what a refusal leaves.</summary>
public sealed class BatchOracleTests
{
    private static readonly PlacementView Before = Sketch().View;

    [Fact]
    [MustPass("O-19")]
    public void A_batch_of_new_chunks_and_duplicates_is_stored_under_its_keys()
    {
        NewChunk[] batch = [New("c1", 90), New("c4", 8), New("c4", 50)];

        IngestOracle.JudgeAccepted(Before, Sketch().Unregistered(4, 8, 9).View, batch, new IngestResult([new(4)], [0, 2])).Passes();
        IngestOracle.JudgeRefused(Before, Before, [New("c4", 2)]).Passes();
    }

    [Fact]
    [MustFire("O-19")]
    public void Accepting_an_ingestion_that_overlaps_or_refusing_one_that_does_not_is_a_fault()
    {
        var after = Sketch().Unregistered(4, 2, 3).View;

        IngestOracle.JudgeAccepted(Before, after, [New("c4", 2)], new IngestResult([new(4)], [])).Fires(OracleCatalog.Contract, "ingestion", "meets", "c1");
        IngestOracle.JudgeAccepted(Before, after, [New("c4", 8), New("c5", 9)], new IngestResult([new(4), new(5)], [])).Fires(OracleCatalog.Contract, "ingestion", "same batch");
        IngestOracle.JudgeRefused(Before, Before, [New("c4", 8)]).Fires(OracleCatalog.Contract, "ingestion", "nothing in it overlaps");
        IngestOracle.JudgeRefused(Before, after, [New("c4", 2)]).Fires(OracleCatalog.Contract, "chunk", "c4");
    }

    [Fact]
    [MustPass("O-19")]
    public void Ranges_of_chunks_that_leave_are_free_for_ingestion() =>
        IngestOracle.JudgeAccepted(Before, Sketch().Unregistered(4, 6, 7).View, [New("c4", 6)], new IngestResult([new(4)], [])).Passes();

    [Fact]
    [MustFire("O-19")]
    public void Reporting_an_ingested_chunk_that_is_not_stored_is_a_fault()
    {
        IngestOracle.JudgeAccepted(Before, Before, [New("c4", 8)], new IngestResult([new(4)], [])).Fires(OracleCatalog.Contract, "ingestion", "not stored so");
        IngestOracle.JudgeAccepted(Before, Before, [New("c1", 90)], new IngestResult([new(1)], [])).Fires(OracleCatalog.Contract, "ingestion", "0 are new");
        IngestOracle.JudgeAccepted(Before, Sketch().Unregistered(4, 8, 9).View, [], new IngestResult([], [])).Fires(OracleCatalog.Contract, "ingestion", "from 3 to 4");
    }

    [Fact]
    [MustPass("O-19")]
    public void A_batch_of_corrections_is_refused_for_the_lowest_old_key_or_stored()
    {
        var after = Sketch().Unregistered(4, 2, 3).Correction(1, 4).View;

        CorrectionBatchOracle.JudgeAccepted(Before, after, [Correct(1, "c4", 2)], [new(4)]).Passes();
        CorrectionBatchOracle.JudgeRefused(Before, Before, [Correct(3, "c5", 6), Correct(1, "c4", 3)], CorrectionRejection.RangeChanged).Passes();
        CorrectionBatchOracle.JudgeRefused(Before, Before, [Correct(1, "c4", 2), Correct(1, "c5", 2)], CorrectionRejection.DuplicateCorrection).Passes();
        CorrectionBatchOracle.JudgeRefused(Before, Before, [Correct(1, "c4", 2), Correct(2, "c4", 4)], CorrectionRejection.ReplacementChunkExists).Passes();
    }

    [Fact]
    [MustFire("O-19")]
    public void A_wrong_answer_to_a_batch_of_corrections_is_a_fault()
    {
        var after = Sketch().Unregistered(4, 2, 3).Correction(1, 4).View;

        CorrectionBatchOracle.JudgeAccepted(Before, after, [Correct(3, "c4", 6)], [new(4)]).Fires(OracleCatalog.Contract, "correction", "OldChunkBeingRemoved");
        CorrectionBatchOracle.JudgeAccepted(Before, after, [Correct(2, "c4", 4)], [new(4)]).Fires(OracleCatalog.Contract, "correction", "not stored so");
        CorrectionBatchOracle.JudgeAccepted(Before, Before, [Correct(1, "c4", 2)], []).Fires(OracleCatalog.Contract, "correction", "0 keys");
        CorrectionBatchOracle.JudgeRefused(Before, Before, [Correct(3, "c5", 6), Correct(1, "c4", 3)], CorrectionRejection.OldChunkBeingRemoved)
            .Fires(OracleCatalog.Contract, "correction", "RangeChanged");
        CorrectionBatchOracle.JudgeRefused(Before, Before, [Correct(1, "c4", 2)], CorrectionRejection.RangeChanged).Fires(OracleCatalog.Contract, "correction", "accept");
        CorrectionBatchOracle.JudgeRefused(Before, after, [Correct(1, "c4", 3)], CorrectionRejection.RangeChanged).Fires(OracleCatalog.Contract, "chunk", "c4");
    }

    private static StateSketch Sketch() => new StateSketch().Workers(1).Chunk(1).Chunk(2).Chunk(3).Marked(3);

    private static NewChunk New(string id, long first) => new("a", id, 100, new BlockRange(first, first + 1), []);

    private static Correction Correct(int old, string id, long first) => new(new ChunkPk(old), New(id, first));
}
