using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class ReadyCorrectionsTests
{
    /// <summary>Rule COR-7. Forests of chains, and worse (several producers of one chunk), against passes that rescan everything.</summary>
    [Fact]
    public void The_fixpoint_of_ready_corrections_agrees_with_passes_that_rescan_everything() =>
        Gen.Select(Gen.Int[0, 12].Select(Gen.Int[0, 12]).Array[0, 10], Gen.Int[0, 8191]).Sample(
            (pairs, confirmedBits) =>
            {
                CorrectionLink[] pending =
                    [.. pairs.Where(pair => pair.Item1 != pair.Item2).DistinctBy(pair => pair.Item1).Select(pair => new CorrectionLink(new ChunkPk(pair.Item1), new ChunkPk(pair.Item2)))];
                bool IsConfirmed(ChunkPk chunk) => (confirmedBits & (1 << (int)chunk.Value)) != 0;
                Assert.Equal(Rescan(pending, IsConfirmed), ReadyCorrections.Find(pending, IsConfirmed));
            },
            iter: 5_000);

    [Fact]
    public void A_chain_of_150000_links_collapses_at_once()
    {
        var chain = Enumerable.Range(1, 150_000).Select(i => new CorrectionLink(new ChunkPk(i), new ChunkPk(i + 1))).Reverse().ToArray();
        Assert.Equal(150_000, ReadyCorrections.Find(chain, _ => true).Count);
        Assert.Empty(ReadyCorrections.Find(chain, chunk => chunk != new ChunkPk(2)));
    }

    private static List<CorrectionLink> Rescan(CorrectionLink[] pending, Func<ChunkPk, bool> isConfirmed)
    {
        var fired = new List<CorrectionLink>();
        while (true)
        {
            var unfired = pending.Except(fired).ToArray();
            var ready = unfired.Where(link => isConfirmed(link.New) && !unfired.Any(other => other.New == link.Old)).ToArray();
            if (ready.Length == 0)
            {
                return [.. fired.OrderBy(link => link.Old)];
            }

            fired.AddRange(ready);
        }
    }
}
