using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class CorrectionRuleTests
{
    private static readonly NewChunk Replacement = new("a", "2", 1, new BlockRange(2, 3), []);

    /// <summary>Rule COR-3. Each fact that refuses is switched on alone and then together with all that come after it: the first must be reported.</summary>
    [Fact]
    public void Of_several_reasons_to_refuse_a_correction_the_first_in_the_table_is_reported()
    {
        foreach (var reason in Enum.GetValues<CorrectionRejection>())
        {
            Assert.Equal(reason, CorrectionRule.Judge(Facts(candidate => candidate == reason), Replacement));
            Assert.Equal(reason, CorrectionRule.Judge(Facts(candidate => candidate >= reason), Replacement));
            Assert.NotEmpty(CorrectionRule.Describe(reason, new ChunkPk(1), Replacement));
        }

        Assert.Null(CorrectionRule.Judge(Facts(_ => false), Replacement));
    }

    [Fact]
    public void A_chunk_without_lifecycle_row_may_be_replaced() =>
        Assert.Null(CorrectionRule.Judge(new CorrectionFacts("a", new BlockRange(2, 3), null, false, false), Replacement));

    private static CorrectionFacts Facts(Func<CorrectionRejection, bool> applies) => new(
        applies(CorrectionRejection.OldChunkNotFound) ? null : applies(CorrectionRejection.DatasetMismatch) ? "b" : "a",
        applies(CorrectionRejection.RangeChanged) ? new BlockRange(2, 4) : new BlockRange(2, 3),
        new ChunkLifecycle(
            new ChunkPk(1),
            Rejected: applies(CorrectionRejection.OldChunkRejected),
            MarkedForRemoval: applies(CorrectionRejection.OldChunkBeingRemoved) ? Tick.Zero : null),
        applies(CorrectionRejection.DuplicateCorrection),
        applies(CorrectionRejection.ReplacementChunkExists));
}
