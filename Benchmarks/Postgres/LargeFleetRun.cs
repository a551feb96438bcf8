using System.Diagnostics;
using System.Globalization;
using Sim.Provisioning;

namespace Benchmarks.Postgres;

/// <summary>
/// Loads a fleet and cycles it once, for sizes at which nobody wants to repeat that: <c>postgres-once [PLANNER]</c>, sizes by
/// <c>BENCH_PG_CHUNKS</c>, <c>BENCH_PG_WORKERS</c>, <c>BENCH_PG_COPIES</c>. Prints the time and the memory of each step and, at
/// the end, what the database weighs.
/// </summary>
internal static class LargeFleetRun
{
    /// <summary>The argument that asks for it.</summary>
    public const string Name = "postgres-once";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The planner; <see cref="FleetPlanner.Steady"/> without one.</param>
    /// <returns>The exit code: 2 for a planner that does not exist or a size that is none, 3 if there is no server.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var planner = arguments.Count > 0 ? arguments[0] : FleetPlanner.Steady;
        if (!FleetPlanner.Names.Contains(planner) || arguments.Count > 1)
        {
            await Console.Error.WriteLineAsync($"usage: {Name} [{string.Join('|', FleetPlanner.Names)}]");
            return 2;
        }

        try
        {
            await MeasureAsync(planner, BenchmarkSize.Chunks, BenchmarkSize.Workers, BenchmarkSize.Copies);
            return 0;
        }
        catch (BenchmarkSizeException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 2;
        }
        catch (PostgresUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 3;
        }
    }

    private static async Task MeasureAsync(string planner, int chunks, int workers, int copies)
    {
        Print($"{chunks:N0} chunks, {workers:N0} workers, room for {copies} copies, planner {planner}");
        Print($"{"step",-42} {"seconds",10} {"planner",10} {"heap MB",10} {"process MB",12} {"peak MB",10}");
        await using var fleet = await PostgresFleet.OpenAsync(workers, FleetPlanner.Create(planner, chunks, workers, copies));
        await MeasureAsync(fleet, "ingest", () => fleet.AddChunksAsync(chunks));
        await MeasureAsync(fleet, "register", fleet.RegisterAsync);
        await CycleAsync(fleet, "first");
        await CycleAsync(fleet, "nothing changed");
        await MeasureAsync(fleet, "one chunk in a hundred is new", () => fleet.ChangeAsync(FleetChange.NewChunks));
        await CycleAsync(fleet, "new chunks");
        await MeasureAsync(fleet, "one worker in a hundred has gone", () => fleet.ChangeAsync(FleetChange.WorkersGone));
        await CycleAsync(fleet, "workers gone");
        await MeasureAsync(fleet, "start anew and read everything", fleet.RestartAsync);
        foreach (var (relation, bytes) in await fleet.ReadSizesAsync())
        {
            Print($"  {relation,-50} {ProcessMemory.InMegabytes(bytes),12:N0} MB");
        }
    }

    private static async Task CycleAsync(PostgresFleet fleet, string what)
    {
        await MeasureAsync(fleet, $"{what}: scheduling cycle", fleet.ScheduleAsync);
        await MeasureAsync(fleet, $"{what}: confirmation", fleet.ConfirmAsync);
        await MeasureAsync(fleet, $"{what}: visibility cycle", fleet.PublishAsync);
    }

    private static async Task MeasureAsync(PostgresFleet fleet, string step, Func<Task> run)
    {
        var planned = fleet.PlannedTime;
        var start = Stopwatch.GetTimestamp();
        await run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        var memory = ProcessMemory.Read();
        var planner = (fleet.PlannedTime - planned).TotalSeconds;
        Print($"{step,-42} {elapsed.TotalSeconds,10:F2} {planner,10:F2} {ProcessMemory.InMegabytes(GC.GetTotalMemory(false)),10:N0} {memory.Megabytes,12:N0} {memory.PeakMegabytes,10:N0}");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
