using System.Globalization;
using Sim.Cluster.Worlds;

namespace Benchmarks.Clusters;

/// <summary>
/// The benchmarks of worlds in processor time instead of wall time, for a machine that others use too: the least of several
/// runs, after one that is compiled meanwhile.
/// </summary>
internal static class ClusterRun
{
    public const string Name = "clusters-once";

    private const int Runs = 9;
    private const int Operations = 300_000;
    private const int Worlds = 1_000;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty)
        {
            Console.Error.WriteLine($"{Name} takes no arguments, not {string.Join(' ', arguments.ToArray())}");
            return 2;
        }

        var benchmarks = new ClusterBenchmarks();
        Measure("bare events", Operations, () => benchmarks.BareEvents());
        Measure("awaits of delays", Operations, () => WorldWork.AwaitDelays(Operations));
        Measure("messages delivered", Operations, () => WorldWork.DeliverMessages(Operations));
        Measure("fresh worlds of three nodes", Worlds, static () =>
        {
            for (var number = 0; number < Worlds; number++)
            {
                WorldWork.BuildWorld();
            }
        });
        Measure("awaits of delays, pool of one", Operations, () => WorldWork.AwaitDelays(Operations, WorldMode.PoolOfOne));
        Measure("messages delivered, pool of one", Operations, () => WorldWork.DeliverMessages(Operations, WorldMode.PoolOfOne));
        return 0;
    }

    private static void Measure(string what, int operations, Action run)
    {
        var (least, bytes) = (double.PositiveInfinity, 0L);
        for (var number = 0; number < Runs; number++)
        {
            var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            run();
            bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {least / operations * 1e9:0} ns each, {operations / least:0} per second, {bytes / operations} bytes each"));
    }
}
