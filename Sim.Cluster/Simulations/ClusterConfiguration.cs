using System.ComponentModel.DataAnnotations;
using CsCheck;
using Sim.Cluster.Disks;
using Sim.Cluster.Networks;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Simulations;

/// <summary>What a cluster is built from.</summary>
/// <param name="Seed">Decides the fate of every message and every write.</param>
/// <param name="LatencyMs">The most milliseconds that a message takes, unless it is late.</param>
/// <param name="LatePercent">So many of a hundred messages take up to ten times as long.</param>
/// <param name="LossPercent">So many of a hundred messages are lost.</param>
/// <param name="DuplicatePercent">So many of a hundred messages arrive twice.</param>
/// <param name="DiskMs">The most milliseconds that a disk takes.</param>
/// <param name="SurvivalPercent">So many of a hundred writes that were not flushed survive a crash.</param>
/// <param name="TornPercent">So many of a hundred of these survive in part.</param>
public sealed record ClusterConfiguration(
    [property: Range(0, long.MaxValue)] long Seed,
    [property: Range(1, 1000)] int LatencyMs,
    [property: Range(0, 100)] int LatePercent,
    [property: Range(0, 100)] int LossPercent,
    [property: Range(0, 100)] int DuplicatePercent,
    [property: Range(1, 1000)] int DiskMs,
    [property: Range(0, 100)] int SurvivalPercent,
    [property: Range(0, 100)] int TornPercent)
{
    private const long SlowBytesPerSecond = 100_000;

    /// <summary>Draws one.</summary>
    /// <param name="faults">What may go wrong.</param>
    public static Gen<ClusterConfiguration> Draw(Faults faults)
    {
        var (messages, disks) = (faults.HasFlag(Faults.Messages), faults.HasFlag(Faults.Disks));
        return
            from seed in Gen.Int[0, 999_999]
            from latency in OneOf(true, 2, 5, 20)
            from late in OneOf(messages, 0, 0, 10)
            from loss in OneOf(messages, 0, 0, 5, 20)
            from doubled in OneOf(messages, 0, 0, 10)
            from disk in OneOf(true, 1, 5, 20)
            from survival in OneOf(disks, 0, 30, 70)
            from torn in OneOf(disks, 0, 50)
            select new ClusterConfiguration(seed, latency, late, loss, doubled, disk, survival, torn);
    }

    /// <summary>How messages and connections fare. What concerns connections alone follows from the seed.</summary>
    internal NetworkProfile NetworkOf(Faults faults)
    {
        var luck = Fate.Of((ulong)Seed, "connections", "", "", 0);
        var (resets, power, isSlow) = (luck.Next(3), luck.Next(2), luck.Next(3) == 0);
        return new()
        {
            LeastLatency = TimeSpan.FromMilliseconds(1),
            MostLatency = TimeSpan.FromMilliseconds(LatencyMs),
            LatePercent = LatePercent,
            LossPercent = LossPercent,
            DuplicatePercent = DuplicatePercent,
            ResetPerMille = faults.HasFlag(Faults.Messages) && resets == 0 ? 20 : 0,
            PowerLossPercent = faults.HasFlag(Faults.Crashes) ? (int)power * 50 : 0,
            BytesPerSecond = faults.HasFlag(Faults.Messages) && isSlow ? SlowBytesPerSecond : null,
        };
    }

    /// <summary>How disks behave.</summary>
    internal DiskProfile Disk => new()
    {
        MostLatency = TimeSpan.FromMilliseconds(DiskMs),
        SurvivalPercent = SurvivalPercent,
        TornPercent = TornPercent,
    };

    private static Gen<int> OneOf(bool isFree, params int[] values) => isFree ? Gen.Int[0, values.Length - 1].Select(index => values[index]) : Gen.Const(values[0]);
}
