using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;
using Sim.Processes.Statistics;

namespace Sim.Processes.Tests.Theory;

/// <summary>
/// An open network of three stations: customers enter at the first (rate 0.4) and the second (rate 0.2), go on at random and
/// leave some day.
/// </summary>
internal sealed class JacksonModel
{
    private const int Outside = 3;

    private static readonly double[][] Routing = [[0, 0.5, 0.3, 0.2], [0, 0, 0.7, 0.3], [0.2, 0.1, 0, 0.7]];
    private static readonly double[] EntryRates = [0.4, 0.2, 0];
    private static readonly double[] ServiceRates = [1, 1.2, 0.9];

    private readonly Simulation _simulation;
    private readonly Resource[] _stations;
    private readonly Level[] _customers;
    private readonly Tally _times = new();

    private JacksonModel(Simulation simulation)
    {
        _simulation = simulation;
        _stations = [.. ServiceRates.Select(_ => new Resource(simulation))];
        _customers = [.. ServiceRates.Select(_ => new Level(simulation))];
    }

    public static Scenario Scenario(double warmUp, double length) => new("jackson", replication =>
    {
        var simulation = replication.CreateSimulation();
        var model = new JacksonModel(simulation);
        for (var station = 0; station < EntryRates.Length; station++)
        {
            if (EntryRates[station] > 0)
            {
                simulation.Start(model.Arrive(station));
            }
        }

        simulation.Run(until: warmUp);
        model._times.Restart();
        Array.ForEach(model._customers, static level => level.Restart());
        simulation.Run(until: warmUp + length);
        for (var station = 0; station < ServiceRates.Length; station++)
        {
            replication.Report($"customers at {station}", model._customers[station].Mean);
        }

        replication.Report("time", model._times.Mean);
    });

    /// <summary>By the product form every station is an M/M/1 queue with its own stream.</summary>
    public static IEnumerable<(string Measure, double Truth)> Truths()
    {
        var streams = Streams();
        var loads = streams.Zip(ServiceRates, static (stream, rate) => stream / rate).ToArray();
        var customers = loads.Select(static load => load / (1 - load)).ToArray();
        return customers.Select(static (truth, station) => ($"customers at {station}", truth))
            .Append(("time", customers.Sum() / EntryRates.Sum()));
    }

    /// <summary>The traffic equations, solved by going round.</summary>
    private static double[] Streams()
    {
        var streams = new double[ServiceRates.Length];
        for (var round = 0; round < 1_000; round++)
        {
            streams = [.. EntryRates.Select((entry, to) => entry + Enumerable.Range(0, streams.Length).Sum(from => streams[from] * Routing[from][to]))];
        }

        return streams;
    }

    private async Process Arrive(int station)
    {
        var (stream, between) = (_simulation.Streams[$"arrivals {station}"], Distribution.Exponential(1 / EntryRates[station]));
        while (true)
        {
            await _simulation.Delay(stream.Draw(between));
            _simulation.Start(Visit(station));
        }
    }

    private async Process Visit(int station)
    {
        var came = _simulation.Now;
        while (station != Outside)
        {
            await Serve(station);
            station = Next(station);
        }

        _times.Record(_simulation.Now - came);
    }

    private async Process Serve(int station)
    {
        _customers[station].Add(1);
        using (await _stations[station].Request())
        {
            await _simulation.Delay(-Math.Log(_simulation.Streams["service"].NextUniform()) / ServiceRates[station]);
        }

        _customers[station].Add(-1);
    }

    private int Next(int station)
    {
        var place = _simulation.Streams["routing"].NextUniform();
        var next = 0;
        while (next < Outside && place >= Routing[station][next])
        {
            place -= Routing[station][next++];
        }

        return next;
    }
}
