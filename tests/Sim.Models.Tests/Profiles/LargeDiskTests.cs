using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Tests.Profiles;

/// <summary>Goal: however large the disks are, every walk that a model draws can be written to a file that is read again. Method: the swarm, which draws sizes by the room there is, on disks of 4 GiB.</summary>
public sealed class LargeDiskTests
{
    private const long Cases = 12;

    [Fact]
    public async Task No_chunk_is_larger_than_a_file_may_hold_on_disks_of_any_size()
    {
        var model = ModelCatalog.Find("swarm", new ModelSettings(ModelProfile.Memory) { WorkerCapacityBytes = 4L << 30 })!;
        var runner = new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(new InMemoryStorageProvider()));
        var largest = 0L;
        for (var number = 0L; number < Cases; number++)
        {
            var outcome = await runner.GenerateAsync(model, new RunSeed(0, 3).DeriveCase(model.Name, number));
            foreach (var chunk in outcome.Walk.Steps.OfType<AddChunks>().SelectMany(step => step.Chunks))
            {
                largest = Math.Max(largest, chunk.SizeBytes);
            }
        }

        Assert.InRange(largest, 1L << 30, int.MaxValue);
    }
}
