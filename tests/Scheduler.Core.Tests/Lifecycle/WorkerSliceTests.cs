using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

/// <summary>The rules by which a worker follows assignments.</summary>
public sealed class WorkerSliceTests
{
    private static readonly WorkerSlice Settled = WorkerSlice.Empty.AfterArrival(new(4), Chunks(1, 2, 3)).AfterAllDownloads();

    [Fact]
    public void Deletions_come_before_downloads_and_the_assignment_is_applied_with_the_last_download()
    {
        var started = Settled.AfterArrival(new(6), Chunks(2, 5, 7));
        Assert.Equal(Chunks(2), started.Chunks);
        Assert.Equal(Chunks(5, 7), started.Downloads);
        Assert.Equal((new WorkerAssignmentId(4), true), (started.LastApplied, started.IsApplying));

        var half = started.AfterDownload(new(7));
        Assert.Equal(Chunks(2, 7), half.Chunks);
        Assert.Equal(new WorkerAssignmentId(4), half.LastApplied);

        var done = half.AfterDownload(new(5));
        Assert.Equal(Chunks(2, 5, 7), done.Chunks);
        Assert.Equal((new WorkerAssignmentId(6), false), (done.LastApplied, done.IsApplying));
    }

    [Fact]
    public void An_assignment_that_only_deletes_is_applied_at_once() =>
        Assert.Equal(new WorkerAssignmentId(6), Settled.AfterArrival(new(6), Chunks(2)).LastApplied);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void An_assignment_that_is_not_above_the_last_applied_one_is_ignored(long id) =>
        Assert.Same(Settled, Settled.AfterArrival(new(id), []));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void An_assignment_that_is_not_above_the_one_under_way_is_ignored(long id)
    {
        var started = Settled.AfterArrival(new(6), Chunks(5));

        Assert.Same(started, started.AfterArrival(new(id), Chunks(1)));
    }

    [Fact]
    public void A_newer_assignment_plans_the_rest_of_the_downloads_anew_and_keeps_what_is_there()
    {
        var half = Settled.AfterArrival(new(6), Chunks(2, 5, 7)).AfterDownload(new(5));
        var again = half.AfterArrival(new(8), Chunks(5, 9));

        Assert.Equal(Chunks(5), again.Chunks);
        Assert.Equal(Chunks(9), again.Downloads);
        Assert.Equal(new WorkerAssignmentId(8), again.AfterDownload(new(9)).LastApplied);
        Assert.Same(again, again.AfterDownload(new(7)));
    }

    private static ChunkPk[] Chunks(params long[] keys) => Array.ConvertAll(keys, static key => new ChunkPk(key));
}
