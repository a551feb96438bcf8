using Sim.Processes;
using Sim.Processes.Randomness;
using Sim.Processes.Resources;

namespace MachineShop;

/// <summary>
/// Makes part after part. A failure interrupts it; it asks for the repairman before everybody else and then goes on where it
/// was.
/// </summary>
public sealed class Machine
{
    private readonly Simulation _simulation;
    private readonly PreemptiveResource _repairman;
    private readonly ProcessHandle _work;
    private bool _isBroken;

    public Machine(Simulation simulation, PreemptiveResource repairman, int number)
    {
        (_simulation, _repairman) = (simulation, repairman);
        _work = simulation.Start(Work(simulation.Streams[$"work {number}"]), $"machine {number}");
        simulation.Start(Break(simulation.Streams[$"failures {number}"]));
    }

    public long Parts { get; private set; }

    private async Process Work(VariateStream stream)
    {
        var part = Distribution.Normal(Shop.MeanPart, Shop.PartDeviation).Between(0, double.PositiveInfinity);
        while (true)
        {
            var left = stream.Draw(part);
            while (left > 0)
            {
                var began = _simulation.Now;
                var outcome = await _simulation.Delay(left).AsOutcome();
                if (outcome.IsCompleted)
                {
                    break;
                }

                left -= _simulation.Now - began;
                await BeRepaired();
            }

            Parts++;
        }
    }

    private async Process BeRepaired()
    {
        _isBroken = true;
        using (await _repairman.Request(priority: 1, preempt: true))
        {
            await _simulation.Delay(Shop.Repair);
        }

        _isBroken = false;
    }

    private async Process Break(VariateStream stream)
    {
        var life = Distribution.Exponential(Shop.MeanLife);
        while (true)
        {
            await _simulation.Delay(stream.Draw(life));
            if (!_isBroken)
            {
                _work.Interrupt("it broke down");
            }
        }
    }
}
