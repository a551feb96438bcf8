using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>Sees contests of newcomers for a range of blocks, and what becomes of the winners.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class RegistrationWatch(Recorder recorder)
{
    /// <summary>A chunk whose range was taken was refused for ever.</summary>
    public static readonly FactDescription Rejected = Declare("chunk rejected at registration");

    /// <summary>A chunk that readers did not see yet won its range at registration, and became visible later.</summary>
    public static readonly FactDescription WinnerPromoted = Declare("winner of a rejection promoted later");

    private readonly SortedSet<ChunkPk> _hiddenWinners = [];

    /// <summary>Newcomers were registered.</summary>
    /// <param name="before">State before that.</param>
    /// <param name="after">State after it.</param>
    public void AfterRegistration(PlacementView before, PlacementView after)
    {
        for (var row = 0; row < after.ChunkCount; row++)
        {
            if (after.LifecycleAt(row) is { Rejected: true } && before.LifecycleAt(row) is null)
            {
                recorder.See(Rejected);
                AddHiddenWinners(after, after.ChunkAt(row));
            }
        }
    }

    /// <summary>A visibility pass has published.</summary>
    public void AfterVisibility(PortalAssignment published)
    {
        if (_hiddenWinners.Count > 0)
        {
            recorder.Sometimes(_hiddenWinners.RemoveWhere(published.Chunks.ContainsKey) > 0, WinnerPromoted);
        }
    }

    private void AddHiddenWinners(PlacementView after, ChunkView loser)
    {
        for (var row = 0; row < after.ChunkCount; row++)
        {
            var chunk = after.ChunkAt(row);
            if (after.LifecycleAt(row) is { Live: true, PortalVisible: false }
                && chunk.Dataset == loser.Dataset
                && chunk.Blocks.Overlaps(loser.Blocks))
            {
                _hiddenWinners.Add(chunk.Pk);
            }
        }
    }

    private static FactDescription Declare(string name) => new(name, nameof(RegistrationWatch));
}
