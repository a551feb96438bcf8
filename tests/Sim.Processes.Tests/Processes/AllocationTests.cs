using Sim.Processes.Resources;

namespace Sim.Processes.Tests.Processes;

/// <summary>Goal: a wait costs no memory. Method: count the bytes of many waits of each kind, after the first ones.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1_000;
    private const int MostBytesPerRound = 1;

    public static TheoryData<string> Kinds => ["delay", "procedure", "request", "queue", "store", "container", "any", "all", "within"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wait_allocates_nothing_once_the_pools_are_filled(string kind)
    {
        var simulation = new Simulation();
        var resource = new Resource(simulation);
        var store = new Store<int>(simulation);
        var container = new Container(simulation, 10);
        long before = 0;
        long after = 0;
        simulation.Start(Measure());
        if (kind == "queue")
        {
            simulation.Start(Compete());
        }

        simulation.Run(until: 100_000);

        Assert.InRange(after - before, 0, Rounds * MostBytesPerRound);

        async Process Measure()
        {
            for (var round = 0; round < 3 * Rounds; round++)
            {
                if (round == 2 * Rounds)
                {
                    before = GC.GetAllocatedBytesForCurrentThread();
                }

                await Once();
            }

            after = GC.GetAllocatedBytesForCurrentThread();
        }

        async Process Once()
        {
            switch (kind)
            {
                case "delay":
                    await simulation.Delay(1);
                    break;
                case "procedure":
                    await Inner();
                    break;
                case "request" or "queue":
                    using (await resource.Request())
                    {
                        await simulation.Delay(1);
                    }

                    break;
                case "store":
                    await store.Put(1);
                    await store.Get();
                    break;
                case "container":
                    await container.Put(1);
                    await container.Get(1);
                    break;
                case "any":
                    await simulation.Any(simulation.Delay(1), simulation.Delay(2));
                    break;
                case "all":
                    await simulation.All(simulation.Delay(1), simulation.Delay(2));
                    break;
                default:
                    await simulation.Delay(2).Within(1);
                    break;
            }
        }

        async Process<int> Inner()
        {
            await simulation.Delay(1);
            return 1;
        }

        async Process Compete()
        {
            while (true)
            {
                using var hold = await resource.Request();
                await simulation.Delay(1);
            }
        }
    }
}
