using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-19. Operations end in typed outcomes that the caller can expect of them, never in a failed assertion or another exception; a refused one leaves nothing behind.</summary>
public static class ContractOracle
{
    /// <summary>Judges an exception that an operation threw.</summary>
    /// <param name="operation">Name of the operation, as in <c>InsertChunks</c>.</param>
    /// <param name="exception">What it threw.</param>
    /// <param name="expected">The refusals that the caller may expect of this call.</param>
    public static Verdict Judge(string operation, Exception exception, params ReadOnlySpan<StorageErrorKind> expected)
    {
        if (exception is StorageException typed)
        {
            return expected.Contains(typed.Kind)
                ? Verdict.Holds
                : Wording.Of(
                    OracleCatalog.Contract, "refusal", operation, $"{operation} was refused with {typed.Kind}, which this call cannot lead to: {typed.Message}");
        }

        var kind = exception is Scheduler.Core.InvariantViolatedException ? "scheduler invariant" : "exception";
        return Wording.Of(OracleCatalog.Contract, kind, operation, $"{operation} ended in {exception.GetType().Name}: {exception.Message}");
    }

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
}
