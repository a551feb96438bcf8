using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>Replaces payloads and the configuration by simpler ones, simplest first, as long as the failure stays.</summary>
internal static class Simplification
{
    /// <summary>Tries every simpler action at every step, from the end. Returns whether it came through within the budget.</summary>
    public static async ValueTask<bool> SimplifyPayloadsAsync<TConfiguration, TAction, TSystem>(
        ShrinkSession<TConfiguration, TAction, TSystem> session, ISimulation<TConfiguration, TAction, TSystem> simulation)
        where TSystem : ISimulatedSystem<TAction>
    {
        for (var index = session.Steps.Length - 1; index >= 0; index--)
        {
            while (index < session.Steps.Length && await SimplifyOnceAsync(session, simulation, index))
            {
            }

            if (!session.CanReplay(ShrinkPhase.Payloads))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tries every simpler configuration, and again after each success. Returns whether it came through within the budget.</summary>
    public static async ValueTask<bool> SimplifyConfigurationAsync<TConfiguration, TAction, TSystem>(
        ShrinkSession<TConfiguration, TAction, TSystem> session, ISimulation<TConfiguration, TAction, TSystem> simulation)
        where TSystem : ISimulatedSystem<TAction>
    {
        bool isSimpler;
        do
        {
            isSimpler = false;
            foreach (var candidate in simulation.SimplerConfigurations(session.Best.Walk))
            {
                if (!session.CanReplay(ShrinkPhase.Configuration))
                {
                    return false;
                }

                isSimpler = await session.TryAsync(ShrinkPhase.Configuration, candidate);
                if (isSimpler)
                {
                    break;
                }
            }
        }
        while (isSimpler);
        return !session.IsCancelled;
    }

    private static async ValueTask<bool> SimplifyOnceAsync<TConfiguration, TAction, TSystem>(
        ShrinkSession<TConfiguration, TAction, TSystem> session, ISimulation<TConfiguration, TAction, TSystem> simulation, int index)
        where TSystem : ISimulatedSystem<TAction>
    {
        foreach (var simpler in simulation.SimplerActions(session.Steps[index]))
        {
            if (!session.CanReplay(ShrinkPhase.Payloads))
            {
                return false;
            }

            var candidate = session.Best.Walk with { Steps = session.Steps.SetItem(index, simpler) };
            if (await session.TryAsync(ShrinkPhase.Payloads, candidate))
            {
                return true;
            }
        }

        return false;
    }
}
