using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Cli.Why;
using Sim.Engine.Randomness;
using Sim.Engine.Views;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Cli.Tests.Why;

/// <summary>
/// Goal: for every copy of 200 random cases, at every step, there is a chain whose first link is the step where the copy was first
/// planned, and whose claims hold. Method: the chains are held against the state of the storage and the disks, read apart from them after
/// every step.
/// </summary>
public sealed class StoriesHoldTests
{
    private const int CasesPerModel = 20;

    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var model in ModelCatalog.Names)
        {
            data.Add(model, PlannerCatalog.Multistep);
            data.Add(model, PlannerCatalog.Sticky);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_chain_begins_with_a_plan_and_says_what_the_state_says(string modelName, string planner)
    {
        var model = ModelCatalog.Find(modelName, new ModelSettings(ModelProfile.Memory) { Planner = planner })!;
        var copies = 0;
        for (var number = 0; number < CasesPerModel; number++)
        {
            var seen = new List<Dictionary<(string Lane, string Chunk), Facts>>();
            var outcome = await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(new InMemoryStorageProvider())).GenerateAsync(
                model,
                new RunSeed(0, 5).DeriveCase(modelName, number),
                new CaseRunOptions<SchedulerWorld>
                {
                    IsViewing = true,
                    UntilStep = 60,
                    AfterStep = (_, world) =>
                    {
                        seen.Add(FactsOf(world));
                        return ValueTask.CompletedTask;
                    },
                });
            copies += Check(outcome.View!, seen);
        }

        Assert.InRange(copies, 100, int.MaxValue);
    }

    private static int Check(ViewRecorder view, List<Dictionary<(string Lane, string Chunk), Facts>> seen)
    {
        var workers = view.Lanes.Where(lane => lane.Group == "workers").Select(lane => lane.Name).ToList();
        var chunks = view.Lanes.Where(lane => lane.Group == "chunks").Select(lane => lane.Name).ToList();
        var copies = 0;
        foreach (var (worker, chunk) in workers.SelectMany(worker => chunks.Select(chunk => (worker, chunk))))
        {
            var story = CopyStory.Of("", view, worker, chunk, int.MaxValue);
            copies += story.Links.IsEmpty ? 0 : 1;
            CheckFirst(story);
            Assert.All(story.Links, CheckClaim);
            for (var step = 1; step <= seen.Count; step++)
            {
                var standing = story.Links.LastOrDefault(link => link.Step <= step)?.Entry.Text;
                var facts = seen[step - 1].GetValueOrDefault((worker, chunk));
                Assert.True(facts == Facts.Of(standing), $"step {step}, {chunk} on {worker}: '{standing}' and {facts}");
            }
        }

        return copies;
    }

    private static void CheckFirst(CopyStory story)
    {
        if (!story.Links.IsEmpty)
        {
            Assert.Equal("planned, not on disk", story.Links[0].Entry.Text);
            Assert.StartsWith("plan, CYC-11:", story.Links[0].Entry.Reason, StringComparison.Ordinal);
        }
    }

    /// <summary>What a rule claims must be what the link changed.</summary>
    private static void CheckClaim(CopyStory.Link link)
    {
        var (before, after) = (Facts.Of(link.Before), Facts.Of(link.Entry.Text));
        var rule = link.Entry.Reason!.Split(' ')[1].TrimEnd(':');
        var holds = rule switch
        {
            "CYC-11" => !before.IsPlanned && !before.IsDraining && after.IsPlanned,
            "CYC-12" or "STALE-7" or "22.3" => before.IsDraining && after.IsPlanned && !after.IsDraining,
            "CYC-9" => before.IsPlanned && !after.IsPlanned,
            "CYC-3" or "TOMB-2" or "22.4" => before.IsDraining && !after.IsDraining && !after.IsPlanned,
            "22.1" or "22.5" => (before.IsPlanned || before.IsDraining) && !after.IsPlanned && !after.IsDraining,
            "TOMB-1" or "STALE-2" => before.IsPlanned && !after.IsPlanned && !after.IsDraining,
            "STALE-6" => before.IsDraining && after.IsDraining && link.Before != link.Entry.Text,
            "VIS-6" => before.IsDraining && after.IsDraining && link.Entry.Text!.Contains("draining since", StringComparison.Ordinal),
            "DIFF-2" => before.IsRouted != after.IsRouted,
            "CYC-18" => before.IsOnDisk != after.IsOnDisk || link.Before!.Contains("downloading", StringComparison.Ordinal) != (link.Entry.Text?.Contains("downloading", StringComparison.Ordinal) ?? false),
            "WRK-1" => !after.IsOnDisk,
            _ => false,
        };
        Assert.True(holds, $"step {link.Step}: {link.Before} -> {link.Entry.Text} does not follow from {link.Entry.Reason}");
    }

    private static Dictionary<(string Lane, string Chunk), Facts> FactsOf(SchedulerWorld world)
    {
        var facts = new Dictionary<(string Lane, string Chunk), Facts>();
        for (var position = 0; position < world.State.Chunks.Count; position++)
        {
            var chunk = world.State.Chunks[position].Pk;
            foreach (var worker in world.State.IdealOf(chunk))
            {
                Add(worker, position, copy => copy with { IsPlanned = true });
            }

            foreach (var row in world.State.StaleMappings.Where(row => row.Chunk == chunk))
            {
                Add(row.Worker, position, copy => copy with { IsDraining = true });
            }

            foreach (var worker in world.State.RoutingOf(chunk))
            {
                Add(worker, position, copy => copy with { IsRouted = true });
            }

            foreach (var disk in world.Fleet.Copies.Disks.ToArray().Where(disk => disk.Holds(chunk)))
            {
                Add(disk.Worker, position, copy => copy with { IsOnDisk = true });
            }
        }

        return facts;

        void Add(WorkerPk worker, int chunk, Func<Facts, Facts> change)
        {
            var key = ($"W{world.Pool.IndexOf(worker)}", $"C{chunk}");
            facts[key] = change(facts.GetValueOrDefault(key));
        }
    }

    private readonly record struct Facts(bool IsPlanned, bool IsDraining, bool IsOnDisk, bool IsRouted)
    {
        public static Facts Of(string? standing)
        {
            var words = standing?.Split(", ") ?? [];
            return new Facts(
                words.Contains("planned"),
                Array.Exists(words, word => word.StartsWith("draining since", StringComparison.Ordinal) || word.StartsWith("given up by", StringComparison.Ordinal)),
                words.Contains("on disk"),
                words.Contains("routed"));
        }
    }
}
