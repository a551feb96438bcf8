using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;
using Sim.Processes.Statistics;

namespace Sim.Processes.Tests.Theory;

/// <summary>Customers arrive at random, wait for a server, are served and leave; who finds no place is lost.</summary>
internal sealed class QueueModel
{
    private readonly Simulation _simulation;
    private readonly QueueParameters _parameters;
    private readonly Resource _servers;
    private readonly Level _customers;
    private readonly Tally _times = new();
    private readonly VariateStream _service;
    private long _arrivals;
    private long _losses;

    private QueueModel(Simulation simulation, QueueParameters parameters)
    {
        (_simulation, _parameters) = (simulation, parameters);
        _servers = new Resource(simulation, parameters.Servers);
        _customers = new Level(simulation);
        _service = simulation.Streams["service"];
    }

    public static Action<Replication> Of(QueueParameters parameters, double warmUp, double length) => replication =>
    {
        var simulation = replication.CreateSimulation();
        var model = new QueueModel(simulation, parameters);
        simulation.Start(model.Arrive());
        simulation.Run(until: warmUp);
        model.Restart();
        simulation.Run(until: warmUp + length);
        replication.Report("customers", model._customers.Mean);
        replication.Report("waiting", model._servers.Queue.Mean);
        replication.Report("wait", model._servers.WaitingTimes.Mean);
        replication.Report("time", model._times.Mean);
        replication.Report("lost", (double)model._losses / model._arrivals);
    };

    private async Process Arrive()
    {
        var (arrivals, between) = (_simulation.Streams["arrivals"], Distribution.Exponential(1 / _parameters.ArrivalRate));
        while (true)
        {
            await _simulation.Delay(arrivals.Draw(between));
            _arrivals++;
            if (_customers.Value >= _parameters.Places)
            {
                _losses++;
            }
            else
            {
                _simulation.Start(Visit());
            }
        }
    }

    private async Process Visit()
    {
        var came = _simulation.Now;
        _customers.Add(1);
        using (await _servers.Request())
        {
            await _simulation.Delay(_service.Draw(_parameters.Service));
        }

        _customers.Add(-1);
        _times.Record(_simulation.Now - came);
    }

    private void Restart()
    {
        _servers.RestartStatistics();
        _customers.Restart();
        _times.Restart();
        _arrivals = _losses = 0;
    }
}
