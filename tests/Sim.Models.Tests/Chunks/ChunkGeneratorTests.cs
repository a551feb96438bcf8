using Sim.Engine.Randomness;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Profiles;

namespace Sim.Models.Tests.Chunks;

/// <summary>Goal: generated chunks are what the models are described to draw. Method: many draws from one stream.</summary>
public sealed class ChunkGeneratorTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Keys_have_ids_in_text_order_and_ranges_that_collide_only_in_their_class()
    {
        Assert.Equal("00000000000000000042", new ChunkKey(42).Id);
        Assert.Equal((42_000L, 42_999L), (new ChunkKey(42).Blocks.First, new ChunkKey(42).Blocks.Last));
        Assert.Equal((0L, 999L), (new ChunkKey(40).Blocks.First, new ChunkKey(40).Blocks.Last));
        Assert.False(new ChunkKey(41).Blocks.Overlaps(new ChunkKey(42).Blocks));
    }

    [Fact]
    public void Default_chunks_have_one_size_three_weights_and_one_key_in_twenty_in_the_collision_class()
    {
        var stream = new RandomStream(1, 1);
        var chunks = new ChunkGenerators(ConfigurationDraw.Datasets, randomSizes: false).Chunk;
        var drawn = Enumerable.Range(0, Draws).Select(_ => stream.Draw(chunks)).ToList();

        Assert.All(drawn, chunk => Assert.Equal(1_048_576, chunk.SizeBytes));
        Assert.Equal([1, 4, 12], drawn.Select(chunk => chunk.Weight).Distinct().Order());
        Assert.Equal(ConfigurationDraw.Datasets, drawn.Select(chunk => chunk.Dataset).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(drawn.Count(chunk => chunk.FirstBlock == 0) / (double)Draws, 0.04, 0.06);
    }

    [Fact]
    public void Random_sizes_fill_their_whole_range()
    {
        var stream = new RandomStream(1, 2);
        var chunks = new ChunkGenerators(ConfigurationDraw.Datasets, randomSizes: true).Chunk;
        var sizes = Enumerable.Range(0, Draws).Select(_ => stream.Draw(chunks).SizeBytes).ToList();

        Assert.InRange(sizes.Min(), 524_288, 530_000);
        Assert.InRange(sizes.Max(), 2_090_000, 2_097_152);
    }

    [Fact]
    public void A_replacement_takes_the_old_range_and_sometimes_a_foreign_dataset()
    {
        var stream = new RandomStream(1, 3);
        var generators = new ChunkGenerators(ConfigurationDraw.Datasets, randomSizes: false);
        var old = new Scheduler.Core.Lifecycle.ChunkView(new(7), "s3://sim-1", "x", 1, new(5, 9));
        var corrections = Enumerable.Range(0, 1_000).Select(_ => Assert.IsType<CorrectChunk>(stream.Draw(generators.Correction([old])))).ToList();

        Assert.All(corrections, correction => Assert.Equal((5L, 9L), (correction.Replacement.FirstBlock, correction.Replacement.LastBlock)));
        Assert.InRange(corrections.Count(correction => correction.Replacement.Dataset == "s3://sim-1-foreign"), 150, 250);
    }
}
