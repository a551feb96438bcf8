using Scheduler.Core.Lifecycle;
using Sim.Models.World;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Reads the state of two backends in lockstep and fails if they hold different rows (rule DET-5).</summary>
public sealed class ComparingInspection(WorldStorage pair) : IStorageInspection
{
    public async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        var state = await pair.Inspection.ReadStateAsync(cancellationToken);
        var verdict = await pair.CompareAsync!(state, cancellationToken);
        Assert.Null(verdict.Violation?.Sentence);
        return state;
    }
}
