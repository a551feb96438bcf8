namespace Scheduler.Core.Lifecycle;

/// <summary>Decides whether a correction may be registered (rule COR-3).</summary>
public static class CorrectionRule
{
    /// <summary>Checks the replacements of a whole batch before anything of it is written.</summary>
    /// <exception cref="RefusedValueException">As for <see cref="NewChunkRule.RequireAll"/>.</exception>
    public static void RequireStorable(IReadOnlyList<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        foreach (var correction in corrections)
        {
            NewChunkRule.Require(correction.Replacement);
        }
    }

    /// <summary>The first reason that applies, in the order of <see cref="CorrectionRejection"/>; null if the correction may be registered.</summary>
    public static CorrectionRejection? Judge(in CorrectionFacts facts, NewChunk replacement)
    {
        if (facts.OldDataset is not { } oldDataset)
        {
            return CorrectionRejection.OldChunkNotFound;
        }

        if (!string.Equals(oldDataset, replacement.Dataset, StringComparison.Ordinal))
        {
            return CorrectionRejection.DatasetMismatch;
        }

        if (facts.HasCorrection)
        {
            return CorrectionRejection.DuplicateCorrection;
        }

        if (facts.OldLifecycle is { Rejected: true })
        {
            return CorrectionRejection.OldChunkRejected;
        }

        if (facts.OldLifecycle is { InRemoval: true })
        {
            return CorrectionRejection.OldChunkBeingRemoved;
        }

        if (facts.OldBlocks != replacement.Blocks)
        {
            return CorrectionRejection.RangeChanged;
        }

        return facts.ReplacementExists ? CorrectionRejection.ReplacementChunkExists : null;
    }

    /// <summary>A sentence that says why the correction is refused.</summary>
    public static string Describe(CorrectionRejection reason, ChunkPk oldChunk, NewChunk replacement) => reason switch
    {
        CorrectionRejection.OldChunkNotFound => $"no chunk has the key {oldChunk}",
        CorrectionRejection.DatasetMismatch => $"replacement {replacement.Id} of chunk {oldChunk} names the dataset {replacement.Dataset}, which is not the chunk's",
        CorrectionRejection.DuplicateCorrection => $"chunk {oldChunk} has a correction already",
        CorrectionRejection.OldChunkRejected => $"chunk {oldChunk} was rejected at registration",
        CorrectionRejection.OldChunkBeingRemoved => $"chunk {oldChunk} is being removed",
        CorrectionRejection.RangeChanged => $"replacement {replacement.Id} of chunk {oldChunk} covers {replacement.Blocks}, which is not the chunk's range",
        CorrectionRejection.ReplacementChunkExists => $"replacement {replacement.Id} of chunk {oldChunk} exists already in dataset {replacement.Dataset}",
        _ => throw new InvariantViolatedException($"unknown reason {reason}"),
    };
}
