using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Movement;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Tests.Runs;

namespace Sim.Reshuffle.Tests.Tables;

/// <summary>
/// Goal: the published small figures come out exactly. Method: 50 workers and 20,000 chunks of 100 MiB with ids and
/// identities in the published form, placed with SeaHash, and the sample profiles.
/// </summary>
public sealed class ExactTableCases
{
    private const long ChunkBytes = 100L << 20;
    private const long DataBytes = 20_000 * ChunkBytes;

    [Fact]
    public async Task A_worker_that_joins_moves_388_copies() =>
        Assert.Equal(388 * ChunkBytes, (await StepAsync(DataBytes * 3 / 50, 0.4, "join-one.yaml")).ShuffledBytes);

    [Theory]
    [InlineData(0.70, 775)]
    [InlineData(0.99, 798)]
    public async Task A_worker_that_is_replaced_moves_the_published_copies(double saturation, int copies)
    {
        var step = await StepAsync((long)(DataBytes / 50.0 / saturation * 1.05), saturation, "replace-one.yaml");

        Assert.Equal((copies, copies * ChunkBytes), (step.DownloadedCopies, step.DownloadBytes));
    }

    [Fact]
    public async Task An_upgrade_of_five_workers_moves_57_copies() =>
        Assert.Equal(57 * ChunkBytes, (await StepAsync(DataBytes * 3 / 50, 0.4, "upgrade-five.yaml", "upgrade.scheduler.yaml")).DownloadBytes);

    [Fact]
    public async Task A_tail_that_slides_moves_51_copies_beside_300_new_ones()
    {
        var step = await StepAsync(60L << 30, 1, "sliding-tail.yaml", "sliding-tail.scheduler.yaml");

        Assert.Equal((51 * ChunkBytes, 300 * ChunkBytes, 0L), (step.ShuffledBytes, step.NewBytes, step.IncreaseBytes));
    }

    [Fact]
    public async Task Run_again_it_gives_the_same_figures() =>
        Assert.Equal(await StepAsync(60L << 30, 0.9, "replace-one.yaml"), await StepAsync(60L << 30, 0.9, "replace-one.yaml"));

    public static TheoryData<string> Profiles => [.. ProfileFiles.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_sample_profile_can_be_read(string name) => Assert.InRange(ProfileFiles.Read(name).Steps, 1, 20);

    private static async Task<StepMovement> StepAsync(long capacityBytes, double saturation, string profile, string? settings = null)
    {
        var fleet = await FleetGenerator.GenerateAsync(
            new FleetPlan(50, 20_000)
            {
                DatasetPrefix = "solana-mainnet",
                BlocksPerChunk = 1,
                ChunkIds = ChunkIdForm.Flat,
                WorkerCapacityBytes = capacityBytes,
                Saturation = saturation,
                MinimumReplication = 1,
                Hash = PlannerCatalog.SeaHash,
            },
            default);
        var request = new RunRequest(
            fleet,
            settings is null ? SchedulerSettingsReader.Parse("fleet", fleet.SchedulerSettings!) : ProfileFiles.ReadSettings(settings),
            ProfileFiles.Read(profile),
            PlannerCatalog.Stateless,
            "memory",
            _ => ValueTask.FromResult<ISchedulerStorage>(new InMemorySchedulerStorage()));
        return Assert.Single((await Scenes.RunAsync(request)).Steps).Movement;
    }
}
