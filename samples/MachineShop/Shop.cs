using Sim.Processes;
using Sim.Processes.Resources;

namespace MachineShop;

/// <summary>Machines make parts and break down. One repairman mends them; meanwhile he does jobs that can wait.</summary>
public sealed class Shop
{
    public const int MachineCount = 10;
    public const double MeanPart = 10;
    public const double PartDeviation = 2;
    public const double MeanLife = 300;
    public const double Repair = 30;
    private const double Job = 30;

    private readonly Simulation _simulation;

    public Shop(Simulation simulation)
    {
        _simulation = simulation;
        Repairman = new PreemptiveResource(simulation, name: "repairman");
        Machines = [.. Enumerable.Range(0, MachineCount).Select(number => new Machine(simulation, Repairman, number))];
        simulation.Start(OtherJobs());
    }

    public PreemptiveResource Repairman { get; }

    public IReadOnlyList<Machine> Machines { get; }

    /// <summary>Other jobs that were finished.</summary>
    public long Jobs { get; private set; }

    private async Process OtherJobs()
    {
        while (true)
        {
            var left = Job;
            while (left > 0)
            {
                using var repairman = await Repairman.Request(priority: 2, preempt: false);
                var began = _simulation.Now;
                var outcome = await _simulation.Delay(left).AsOutcome();
                left = outcome.IsCompleted ? 0 : left - (_simulation.Now - began);
            }

            Jobs++;
        }
    }
}
