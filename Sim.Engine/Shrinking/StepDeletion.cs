using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>
/// Delta debugging (Zeller and Hildebrandt 2002) by deletion alone: blocks of halving size from the end, then single steps.
/// Deleting a step often disables later ones, which then fall away by themselves.
/// </summary>
internal static class StepDeletion
{
    /// <summary>Deletes blocks of two steps and more. The last step, which is the one that fails, is left to the single steps.</summary>
    public static async ValueTask DeleteBlocksAsync<TConfiguration, TAction, TSystem>(
        ShrinkSession<TConfiguration, TAction, TSystem> session)
        where TSystem : ISimulatedSystem<TAction>
    {
        for (var size = (session.Steps.Length - 1) / 2; size > 1; size /= 2)
        {
            var end = session.Steps.Length - 1;
            while (end > 0 && session.CanReplay(ShrinkPhase.Blocks))
            {
                // What stands before a block is untouched by its deletion, so the next block ends where this one began.
                var start = Math.Max(0, end - size);
                await session.TryWithoutAsync(ShrinkPhase.Blocks, start, end - start);
                // A system that does not do the same twice may fail earlier in the replay than where this block began.
                end = Math.Min(start, session.Steps.Length - 1);
            }
        }
    }

    /// <summary>
    /// Deletes single steps, going round from the end until every deletion from one and the same walk has failed.
    /// Returns whether it came to that: then the walk is 1-minimal.
    /// </summary>
    public static async ValueTask<bool> DeleteSinglesAsync<TConfiguration, TAction, TSystem>(
        ShrinkSession<TConfiguration, TAction, TSystem> session)
        where TSystem : ISimulatedSystem<TAction>
    {
        var index = session.Steps.Length - 1;
        var refused = 0;
        while (index >= 0 && refused < session.Steps.Length)
        {
            if (!session.CanReplay(ShrinkPhase.Singles))
            {
                return false;
            }

            refused = await session.TryWithoutAsync(ShrinkPhase.Singles, index, 1) ? 0 : refused + 1;
            index = index > 0 ? Math.Min(index, session.Steps.Length) - 1 : session.Steps.Length - 1;
        }

        return !session.IsCancelled;
    }
}
