using Sim.Processes;
using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;

namespace BankRenege;

/// <summary>A bank with few counters, whose customers wait as long as their patience lasts.</summary>
public sealed class Bank
{
    public const int Counters = 2;
    public const double MeanBetweenArrivals = 4;
    public const double MeanService = 9;
    public const double MeanPatience = 6;
    private const double WarmUp = 500;
    private const double Length = 20_000;
    private const int MostCustomers = 200;

    private readonly Simulation _simulation;
    private readonly Resource _counters;
    private readonly VariateStream _service;
    private readonly VariateStream _patience;
    private long _arrived;
    private long _reneged;

    private Bank(Simulation simulation)
    {
        _simulation = simulation;
        _counters = new Resource(simulation, Counters);
        (_service, _patience) = (simulation.Streams["service"], simulation.Streams["patience"]);
    }

    public static Scenario Scenario { get; } = new("bank", replication =>
    {
        var simulation = replication.CreateSimulation(new SimulationOptions { TimeUnit = TimeSpan.FromMinutes(1) });
        var bank = new Bank(simulation);
        simulation.Start(bank.Arrive());
        simulation.Run(until: WarmUp);
        (bank._arrived, bank._reneged) = (0, 0);
        bank._counters.RestartStatistics();
        simulation.Run(until: WarmUp + Length);
        replication.Report("share that reneges", (double)bank._reneged / bank._arrived);
        replication.Report("mean number waiting", bank._counters.Queue.Mean);
    });

    /// <summary>
    /// The number of customers in the bank is a birth-death process: they come at a constant rate, and leave served or, from
    /// the queue, impatient.
    /// </summary>
    public static IReadOnlyDictionary<string, double> Theory { get; } = Solve();

    private static SortedDictionary<string, double> Solve()
    {
        var weights = new double[MostCustomers];
        weights[0] = 1;
        for (var count = 1; count < MostCustomers; count++)
        {
            var served = Math.Min(count, Counters) / MeanService;
            var impatient = Math.Max(0, count - Counters) / MeanPatience;
            weights[count] = weights[count - 1] / MeanBetweenArrivals / (served + impatient);
        }

        var waiting = weights.Select(static (weight, count) => weight * Math.Max(0, count - Counters)).Sum() / weights.Sum();
        return new(StringComparer.Ordinal)
        {
            ["mean number waiting"] = waiting,
            ["share that reneges"] = waiting / MeanPatience * MeanBetweenArrivals,
        };
    }

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
        _arrived++;
        var attempt = await _counters.Request().Within(_patience.Draw(Distribution.Exponential(MeanPatience)));
        if (attempt.IsTimedOut)
        {
            _reneged++;
            return;
        }

        using var counter = attempt.Value;
        await _simulation.Delay(_service.Draw(Distribution.Exponential(MeanService)));
    }
}
