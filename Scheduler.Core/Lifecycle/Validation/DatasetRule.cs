namespace Scheduler.Core.Lifecycle;

/// <summary>What new datasets must be before they are stored.</summary>
public static class DatasetRule
{
    /// <summary>Most datasets that a storage can hold: their keys have 16 bits.</summary>
    public const int MostDatasets = short.MaxValue;

    /// <summary>Checks a whole batch before anything of it is written.</summary>
    /// <param name="names">The batch.</param>
    /// <param name="isTaken">Whether a dataset of a name exists.</param>
    /// <param name="stored">Number of datasets so far.</param>
    /// <exception cref="StorageException">A name is taken or repeated.</exception>
    /// <exception cref="RefusedValueException">A name is empty, too long or cannot be stored, or there are more than <see cref="MostDatasets"/>.</exception>
    public static void RequireAll(IReadOnlyList<string> names, Func<string, bool> isTaken, int stored)
    {
        ArgumentNullException.ThrowIfNull(names);
        var batch = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            StorableText.RequireIdentity(name, "the name of a dataset", StorageLimits.MostDatasetNameBytes);
            if (isTaken(name) || !batch.Add(name))
            {
                throw StorageFault.DatasetExists(name);
            }
        }

        if (stored + names.Count > MostDatasets)
        {
            throw new RefusedValueException($"{names.Count} more datasets exceed the {MostDatasets} that fit", nameof(names));
        }
    }
}
