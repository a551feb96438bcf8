using CsCheck;
using Sim.Cluster.Simulations;
using Sim.Engine.Simulations;

namespace Queue;

/// <summary>A producer hands in a job.</summary>
/// <param name="Failures">How many attempts at it fail.</param>
internal sealed record Submit(int Failures) : ClientStep;

/// <summary>A queue with two workers, five producers, and everything that can go wrong with one node.</summary>
internal static class QueueSimulation
{
    private const string Name = "queue";

    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<QueueService, Producer, int, Outcome>> Definition { get; } =
        ClusterSimulation.Of<QueueService, Producer, int, Outcome>(Name, new()
        {
            Nodes = [Name],
            Serve = (node, bug) => new QueueService(node, bug),
            RunAsync = async service =>
            {
                using (service)
                {
                    await service.RunAsync();
                }
            },
            Connect = node => new Producer(node, Name),
            Clients = 5,
            Faults = Faults.All & ~Faults.Partitions,
            SpacingMs = 200,
        })
        .Call(Gen.Int[0, Job.MostAttempts].Select(failures => new Submit(failures)), submit => submit.Failures, (producer, submit) => producer.SubmitAsync(submit.Failures))
        .Always("Q-01", "no job takes effect twice", run => QueueOracles.FindRepeatedJob(run.Services[0]))
        .Always("Q-02", "what a producer is told is so, and stays so", run => QueueOracles.FindWrongAnswer(run.Services[0], run.History))
        .Fact("a job was done", run => run.History.Calls.Any(call => call is { ReturnedAt: not null, Output: Outcome.Done }))
        .Fact("poison was put aside", run => run.History.Calls.Any(call => call is { ReturnedAt: not null, Output: Outcome.DeadLettered }))
        .Bug(Bugs.All);
}
