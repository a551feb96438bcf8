using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Fleets;

/// <summary>
/// Rows of holders as Parquet lays out a repeated field: an entry per holder, or one without a value for a row without
/// holders. The repetition level is 0 where a row begins, the definition level 0 where it is empty.
/// </summary>
/// <param name="Values">All holders, row after row.</param>
/// <param name="DefinitionLevels">One per entry.</param>
/// <param name="RepetitionLevels">One per entry.</param>
internal sealed record RepeatedColumn(int[] Values, int[] DefinitionLevels, int[] RepetitionLevels)
{
    /// <summary>Lays out some rows.</summary>
    public static RepeatedColumn Of(HolderLists lists, int first, int end)
    {
        var (values, definitions, repetitions) = (new List<int>(), new List<int>(), new List<int>());
        for (var row = first; row < end; row++)
        {
            var holders = lists[row];
            for (var i = 0; i < holders.Length; i++)
            {
                values.Add(holders[i]);
                definitions.Add(1);
                repetitions.Add(i == 0 ? 0 : 1);
            }

            if (holders.IsEmpty)
            {
                definitions.Add(0);
                repetitions.Add(0);
            }
        }

        return new RepeatedColumn([.. values], [.. definitions], [.. repetitions]);
    }
}
