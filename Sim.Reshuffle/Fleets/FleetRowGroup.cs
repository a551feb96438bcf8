namespace Sim.Reshuffle.Fleets;

/// <summary>One row group of a fleet file as it was read, not yet judged.</summary>
/// <param name="Datasets">Dataset of each row.</param>
/// <param name="Ids">Id of each row.</param>
/// <param name="FirstBlocks">First block of each row.</param>
/// <param name="LastBlocks">Last block of each row.</param>
/// <param name="SizesBytes">Size of each row.</param>
/// <param name="Holders">Holders of all rows, as Parquet lays them out.</param>
internal sealed record FleetRowGroup(
    string[] Datasets, string[] Ids, long[] FirstBlocks, long[] LastBlocks, long[] SizesBytes, RepeatedColumn Holders)
{
    /// <summary>Adds the contents to a checksum, in the order in which they are written.</summary>
    public void AddTo(FleetChecksum checksum)
    {
        checksum.Add(Datasets);
        checksum.Add(Ids);
        checksum.Add(FirstBlocks);
        checksum.Add(LastBlocks);
        checksum.Add(SizesBytes);
        checksum.Add(Holders.Values);
        checksum.Add(Holders.RepetitionLevels);
    }
}
