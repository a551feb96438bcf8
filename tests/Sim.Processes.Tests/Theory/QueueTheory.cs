namespace Sim.Processes.Tests.Theory;

/// <summary>Closed forms of stations with one queue.</summary>
internal static class QueueTheory
{
    /// <summary>Pollaczek and Khinchine: one server, any service.</summary>
    public static IEnumerable<(string Measure, double Truth)> OneServer(QueueParameters queue)
    {
        var (rate, service) = (queue.ArrivalRate, queue.Service);
        var wait = rate * (service.Variance + (service.Mean * service.Mean)) / (2 * (1 - (rate * service.Mean)));
        return Little(rate, wait, service.Mean);
    }

    /// <summary>Erlang: several servers, exponential service.</summary>
    public static IEnumerable<(string Measure, double Truth)> SeveralServers(QueueParameters queue)
    {
        var (servers, load) = (queue.Servers, queue.ArrivalRate * queue.Service.Mean);
        var terms = Enumerable.Range(0, servers + 1).Select(count => Math.Pow(load, count) / Factorial(count)).ToArray();
        var all = terms[servers] / (1 - (load / servers));
        var waits = all / (terms[..servers].Sum() + all);
        return Little(queue.ArrivalRate, waits * queue.Service.Mean / (servers - load), queue.Service.Mean);
    }

    /// <summary>Several servers, exponential service, a limited number of places: a birth-death process.</summary>
    public static IEnumerable<(string Measure, double Truth)> LimitedPlaces(QueueParameters queue)
    {
        var weights = new double[queue.Places + 1];
        weights[0] = 1;
        for (var count = 1; count <= queue.Places; count++)
        {
            weights[count] = weights[count - 1] * queue.ArrivalRate * queue.Service.Mean / Math.Min(count, queue.Servers);
        }

        var total = weights.Sum();
        var lost = weights[^1] / total;
        var customers = weights.Select(static (weight, count) => weight * count).Sum() / total;
        var time = customers / (queue.ArrivalRate * (1 - lost));
        return [("customers", customers), ("time", time), ("wait", time - queue.Service.Mean), ("lost", lost)];
    }

    /// <summary>Little's law ties numbers to times.</summary>
    private static (string Measure, double Truth)[] Little(double rate, double wait, double service) =>
        [("wait", wait), ("time", wait + service), ("waiting", rate * wait), ("customers", rate * (wait + service))];

    private static double Factorial(int number) => Enumerable.Range(1, number).Aggregate(1.0, static (product, factor) => product * factor);
}
