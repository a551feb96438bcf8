using System.Diagnostics;
using System.Globalization;
using Scheduler.Core.Placement;

namespace Benchmarks.Placement;

/// <summary>
/// Plans a fleet of 2,000 workers and 500,000 chunks once in each situation, in one process: <c>placement-once [PLANNER
/// [HASH]]</c>. Prints time and memory of each call, those of the inputs included; the first call is compiled while it runs.
/// </summary>
internal static class LargePlacementRun
{
    /// <summary>The argument that asks for it.</summary>
    public const string Name = "placement-once";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Planner and hash; without them the default planner and <see cref="PlannerCatalog.XxHash64"/>.</param>
    /// <returns>The exit code: 2 for a name that does not exist.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var planner = arguments.Count > 0 ? arguments[0] : PlannerCatalog.Default;
        var hash = arguments.Count > 1 ? arguments[1] : PlannerCatalog.XxHash64;
        if (!PlannerCatalog.Planners.Contains(planner) || !PlannerCatalog.Hashes.Contains(hash) || arguments.Count > 2)
        {
            Console.Error.WriteLine($"usage: {Name} [{string.Join('|', PlannerCatalog.Planners)} [{string.Join('|', PlannerCatalog.Hashes)}]]");
            return 2;
        }

        Plan(PlannerCatalog.Create(planner, hash), new FleetSize(2_000, 500_000), hash);
        return 0;
    }

    private static void Plan(IPlanner planner, FleetSize size, string hash)
    {
        Print($"{size}, planner {planner.Name}, hash {hash}");
        Print($"{"situation",-30} {"seconds",10} {"process MB",12} {"peak MB",10}");
        var fleet = new BenchmarkFleet(size, planner.Name);
        var placed = Measure(planner, "cold", fleet.Cold());
        Measure(planner, "nothing changed", fleet.Settled(placed));
        Measure(planner, "1 % of workers replaced", fleet.WithReplacedWorkers(placed));
        Measure(planner, "1 % more chunks", fleet.WithMoreChunks(placed));
        var grown = Measure(planner, "2 % more chunks", fleet.WithTwoPercentMoreChunks(placed));
        PrintOwners(placed, grown);
    }

    /// <summary>What growth does to the chunks that were there before.</summary>
    private static void PrintOwners(HolderLists before, HolderLists after)
    {
        var (gaining, losingOne, losingMore) = (0, 0, 0);
        for (var chunk = 0; chunk < before.Count; chunk++)
        {
            var kept = 0;
            foreach (var worker in after[chunk])
            {
                kept += before[chunk].Contains(worker) ? 1 : 0;
            }

            var lost = before[chunk].Length - kept;
            gaining += after[chunk].Length > kept ? 1 : 0;
            losingOne += lost == 1 ? 1 : 0;
            losingMore += lost > 1 ? 1 : 0;
        }

        Print($"of the chunks that were there before the 2 %, {gaining:N0} gained an owner, {losingOne:N0} lost one, {losingMore:N0} lost more");
    }

    private static HolderLists Measure(IPlanner planner, string situation, PlacementInput input)
    {
        // What is left of the input before is garbage of this program, not of the planner.
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var outcome = planner.Plan(input);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var memory = ProcessMemory.Read();
        Print($"{situation,-30} {elapsed.TotalSeconds,10:F2} {memory.Megabytes,12:N0} {memory.PeakMegabytes,10:N0}");
        return ((PlacementOutcome.Placed)outcome).Workers;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
