using Sim.Cluster.Disks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Worlds;

/// <summary>Goal: how long an operation takes and what survives of it is its own fate, which nothing else changes.</summary>
public sealed class DiskTests
{
    private const int Writes = 20;

    [Fact]
    public void A_fate_belongs_to_the_file_and_the_number_there()
    {
        var (times, kept) = Run(seed: 1, hasOtherFile: false);

        Assert.Equal((times, kept), Run(seed: 1, hasOtherFile: true));
        Assert.NotEqual((times, kept), Run(seed: 2, hasOtherFile: false));
        Assert.InRange(kept.Split(' ').Count(part => part != "0"), 1, Writes - 1);
    }

    /// <summary>Writes without flushing until the power fails, perhaps beside writes to another file of which some are flushed.</summary>
    private static (string Times, string Kept) Run(ulong seed, bool hasOtherFile)
    {
        using var world = new World(new WorldOptions { Seed = seed, Disk = new DiskProfile { SurvivalPercent = 50 } });
        var times = new List<long>();
        byte[] kept = [];
        var node = world.AddNode("a", async node =>
        {
            if (node.Lives > 1)
            {
                kept = await node.Disk.ReadAsync("f") ?? [];
                return;
            }

            await Task.WhenAll(hasOtherFile ? WriteAsync(node, "e", []) : Task.CompletedTask, WriteAsync(node, "f", times));
            await Task.Delay(Timeout.InfiniteTimeSpan, node.Time);
        });
        world.RunFor(TimeSpan.FromSeconds(1));
        node.Crash();
        node.Start();
        world.RunFor(TimeSpan.FromSeconds(1));
        return (string.Join(' ', times), string.Join(' ', kept));
    }

    private static async Task WriteAsync(Node node, string file, List<long> times)
    {
        for (byte number = 1; number <= Writes; number++)
        {
            await node.Disk.AppendAsync(file, new[] { number });
            times.Add(node.Time.GetTimestamp());
        }
    }
}
