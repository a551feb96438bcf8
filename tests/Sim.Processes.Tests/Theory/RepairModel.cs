using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;
using Sim.Processes.Statistics;

namespace Sim.Processes.Tests.Theory;

/// <summary>Machines that break down and repairmen who mend them.</summary>
internal static class RepairModel
{
    public const int Machines = 6;
    public const int Repairmen = 2;
    public const double MeanLife = 5;
    public const double MeanRepair = 1;

    public static Scenario Scenario(double warmUp, double length) => new("repair", replication =>
    {
        var simulation = replication.CreateSimulation();
        var repairmen = new Resource(simulation, Repairmen);
        var broken = new Level(simulation);
        for (var machine = 0; machine < Machines; machine++)
        {
            simulation.Start(Machine(simulation, repairmen, broken));
        }

        simulation.Run(until: warmUp);
        broken.Restart();
        repairmen.RestartStatistics();
        simulation.Run(until: warmUp + length);
        replication.Report("broken", broken.Mean);
        replication.Report("wait", repairmen.WaitingTimes.Mean);
    });

    /// <summary>The number of broken machines is a birth-death process.</summary>
    public static IEnumerable<(string Measure, double Truth)> Truths()
    {
        var weights = new double[Machines + 1];
        weights[0] = 1;
        for (var broken = 1; broken <= Machines; broken++)
        {
            weights[broken] = weights[broken - 1] * (Machines - broken + 1) / MeanLife * MeanRepair / Math.Min(broken, Repairmen);
        }

        var total = weights.Sum();
        var mean = weights.Select(static (weight, broken) => weight * broken).Sum() / total;
        var rate = (Machines - mean) / MeanLife;
        return [("broken", mean), ("wait", (mean / rate) - MeanRepair)];
    }

    private static async Process Machine(Simulation simulation, Resource repairmen, Level broken)
    {
        var (life, repair) = (Distribution.Exponential(MeanLife), Distribution.Exponential(MeanRepair));
        while (true)
        {
            await simulation.Delay(simulation.Streams["life"].Draw(life));
            broken.Add(1);
            using (await repairmen.Request())
            {
                await simulation.Delay(simulation.Streams["repair"].Draw(repair));
            }

            broken.Add(-1);
        }
    }
}
