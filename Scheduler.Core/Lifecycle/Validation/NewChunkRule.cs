using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>What a chunk must be before it is stored (rule ENT-2).</summary>
public static class NewChunkRule
{
    /// <summary>Checks a whole batch before anything of it is written.</summary>
    /// <exception cref="RefusedValueException">A size is outside 0..2^31-1, a range is reversed, negative or more than 2^31-1 longer than one block, or a name is empty, too long or cannot be stored.</exception>
    public static void RequireAll(IReadOnlyList<NewChunk> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        for (var i = 0; i < chunks.Count; i++)
        {
            Require(chunks[i]);
        }
    }

    /// <summary>Checks one chunk.</summary>
    /// <exception cref="RefusedValueException">As for <see cref="RequireAll"/>.</exception>
    public static void Require(NewChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        StorableText.RequireIdentity(chunk.Dataset, "the dataset of a chunk", StorageLimits.MostDatasetNameBytes);
        StorableText.RequireIdentity(chunk.Id, "the id of a chunk", StorageLimits.MostChunkIdBytes);
        foreach (var file in chunk.Files ?? throw new RefusedValueException("the files of a chunk are missing", nameof(chunk)))
        {
            StorableText.Require(file, "a file of a chunk");
        }

        if (FaultOf(chunk) is { } fault)
        {
            throw new RefusedValueException(
                string.Create(CultureInfo.InvariantCulture, $"chunk '{chunk.Id}' of dataset '{chunk.Dataset}': {fault}"), nameof(chunk));
        }
    }

    private static string? FaultOf(NewChunk chunk)
    {
        var (first, last) = chunk.Blocks;
        return chunk switch
        {
            { SizeBytes: < 0 or > int.MaxValue } => string.Create(CultureInfo.InvariantCulture, $"the size {chunk.SizeBytes} is outside 0..{int.MaxValue}"),
            _ when first < 0 => $"the range {chunk.Blocks} starts below 0",
            _ when first > last => $"the range {chunk.Blocks} is reversed",
            _ when last - first > int.MaxValue => $"the range {chunk.Blocks} is longer than {int.MaxValue} blocks and one",
            _ => null,
        };
    }
}
