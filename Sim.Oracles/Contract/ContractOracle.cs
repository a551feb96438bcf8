using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-19. Operations end in typed outcomes that the caller can expect of them, never in a failed assertion or another exception; a refused one leaves nothing behind.</summary>
public static class ContractOracle
{
    /// <summary>Judges how a call ended.</summary>
    /// <param name="operation">Name of the operation, as in <c>InsertChunks</c>.</param>
    /// <param name="exception">What it threw; null if it returned.</param>
    /// <param name="expected">The refusals that the caller may expect of this call.</param>
    public static Verdict Judge(string operation, Exception? exception, params ReadOnlySpan<StorageErrorKind> expected) =>
        exception is null || (exception is StorageException typed && expected.Contains(typed.Kind))
            ? Verdict.Holds
            : Verdict.Violated(Explain(operation, exception));

    /// <summary>Says what is wrong with an exception that nobody expected. An assertion of the simulation itself is told apart from one of the scheduler.</summary>
    /// <param name="exception">What was thrown.</param>
    public static Violation Explain(Exception exception) => Explain("the step", exception);

    /// <summary>Judges that a refused correction did not store its replacement.</summary>
    /// <param name="after">The state after the refusal.</param>
    /// <param name="reason">The reason given.</param>
    /// <param name="dataset">Dataset that the replacement named.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Holds if the reason is that the identity was taken before.</returns>
    public static Verdict JudgeRefusedCorrection(PlacementView after, CorrectionRejection reason, string dataset, string id)
    {
        for (var row = 0; reason != CorrectionRejection.ReplacementChunkExists && row < after.ChunkCount; row++)
        {
            var chunk = after.ChunkAt(row);
            if (chunk.Id == id && chunk.Dataset == dataset)
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.Contract, name, $"{name} is stored although the correction that was to bring it was refused with {reason}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges that a refused operation left no effect.</summary>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    public static Verdict JudgeNothingRemains(string operation, StorageState before, StorageState after) =>
        StateDifference.First(before, after) is { } difference
            ? Wording.Of(
                OracleCatalog.Contract,
                difference.Part,
                operation,
                $"{operation} was refused and yet changed the {difference.Part}: before {difference.Left}; after {difference.Right}")
            : Verdict.Holds;

    /// <summary>Judges how a call that carries a tick ended, where nothing but its tick can be wrong (rule TIME-3).</summary>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="newest">The newest tick of any call that was taken; null if there was none.</param>
    /// <param name="now">Tick of the call.</param>
    /// <param name="leapLimitTicks">How far a call may lie ahead without consent; null for any distance.</param>
    /// <param name="consentedUpTo">Up to which tick the host has consented to a leap; null if it has not.</param>
    /// <param name="refusal">How it was refused; null if it was taken.</param>
    public static Verdict JudgeClock(
        string operation, Tick? newest, Tick now, long? leapLimitTicks, Tick? consentedUpTo, StorageException? refusal)
    {
        StorageErrorKind? expected = newest is not { } stored ? null
            : now < stored ? StorageErrorKind.ClockWentBack
            : now.Value - stored.Value > leapLimitTicks && !(now <= consentedUpTo) ? StorageErrorKind.ClockLeapt
            : null;
        if (refusal?.Kind == expected)
        {
            return Verdict.Holds;
        }

        var (outcome, rule) = (refusal is null ? "was taken" : $"was refused with {refusal.Kind}", expected is null ? "nothing is wrong with it" : $"{expected} was due");
        return Wording.Of(
            OracleCatalog.Contract,
            "tick",
            operation,
            $"{operation} at tick {now} {outcome} where tick {newest} is the newest stored one, and {rule}");
    }

    /// <summary>Judges that the storage knows the newest tick of all calls that it took, and no other.</summary>
    /// <param name="newest">That tick; null before the first call.</param>
    /// <param name="state">State after the call.</param>
    public static Verdict JudgeNewestTick(Tick? newest, StorageState state) => state.NewestTick == newest
        ? Verdict.Holds
        : Wording.Of(
            OracleCatalog.Contract,
            "tick",
            "newest tick",
            $"the newest tick of the storage is tick {state.NewestTick}, and that of the calls that it took is {newest}");

    /// <summary>Judges that a chunk is marked once its removal was accepted.</summary>
    /// <param name="after">State after the operation.</param>
    /// <param name="chunk">The chunk.</param>
    /// <returns>Holds for a chunk that is not registered, which cannot be marked.</returns>
    public static Verdict JudgeMark(StorageState after, ChunkPk chunk)
    {
        if (after.LifecycleOf(chunk) is not { MarkedForRemoval: null })
        {
            return Verdict.Holds;
        }

        var name = Wording.Name(after.ChunkOf(chunk));
        return Wording.OfChunk(OracleCatalog.Contract, name, $"the removal of {name} was accepted, and it is not marked");
    }

    private static Violation Explain(string operation, Exception exception)
    {
        var kind = exception switch
        {
            Scheduler.Core.InvariantViolatedException => "scheduler invariant",
            Sim.Engine.InvariantViolatedException => "simulation invariant",
            StorageException => "refusal",
            _ => "exception",
        };
        var outcome = exception is StorageException typed
            ? Wording.Text($"was refused with {typed.Kind}, which this call cannot lead to")
            : Wording.Text($"ended in {exception.GetType().Name}");
        return new Violation(OracleCatalog.Contract.Id, kind, operation, Wording.Text($"{operation} {outcome}: {exception.Message}"));
    }
}
