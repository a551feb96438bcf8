using Sim.Processes;
using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;

namespace MM1;

/// <summary>One server; customers arrive at random and are served in the order in which they came.</summary>
public sealed class Queue
{
    public const double MeanBetweenArrivals = 1.25;
    public const double MeanService = 1;
    private const double WarmUp = 500;
    private const double Length = 20_000;

    private readonly Simulation _simulation;
    private readonly Resource _server;

    private Queue(Simulation simulation)
    {
        _simulation = simulation;
        _server = new Resource(simulation);
    }

    /// <summary>A run that forgets its beginning, when the queue was still empty.</summary>
    public static Scenario Scenario { get; } = new("M/M/1", replication =>
    {
        var simulation = replication.CreateSimulation();
        var queue = new Queue(simulation);
        simulation.Start(queue.Arrive());
        simulation.Run(until: WarmUp);
        queue._server.RestartStatistics();
        simulation.Run(until: WarmUp + Length);
        replication.Report("mean number waiting", queue._server.Queue.Mean);
        replication.Report("mean wait", queue._server.WaitingTimes.Mean);
        replication.Report("utilization", queue._server.Usage.Mean);
    });

    /// <summary>What queueing theory says.</summary>
    public static IReadOnlyDictionary<string, double> Theory { get; } = new SortedDictionary<string, double>(StringComparer.Ordinal)
    {
        ["mean number waiting"] = Load * Load / (1 - Load),
        ["mean wait"] = Load * MeanService / (1 - Load),
        ["utilization"] = Load,
    };

    private static double Load => MeanService / MeanBetweenArrivals;

    private async Process Arrive()
    {
        var (arrivals, between) = (_simulation.Streams["arrivals"], Distribution.Exponential(MeanBetweenArrivals));
        while (true)
        {
            await _simulation.Delay(arrivals.Draw(between));
            _simulation.Start(Visit());
        }
    }

    private async Process Visit()
    {
        using var server = await _server.Request();
        await _simulation.Delay(_simulation.Streams["service"].Draw(Distribution.Exponential(MeanService)));
    }
}
