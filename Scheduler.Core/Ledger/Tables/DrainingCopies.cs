using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Draining copies as the steps of a decision leave them; the table that they come from does not change.</summary>
/// <param name="rows">Chunks with their copies, ascending.</param>
internal sealed class DrainingCopies(List<(ChunkRow Row, StaleCopy[] Copies)> rows)
{
    /// <summary>Chunks that have copies left, ascending.</summary>
    public IEnumerable<(ChunkRow Row, StaleCopy[] Copies)> Left => rows.Where(static row => row.Copies.Length > 0);

    /// <summary>Ends the copies that satisfy a condition.</summary>
    /// <returns>They, ascending.</returns>
    public List<ChunkWorker> End(Func<ChunkRow, StaleCopy, bool> condition)
    {
        var ended = new List<ChunkWorker>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, copies) = rows[i];
            var before = ended.Count;
            foreach (var copy in copies)
            {
                if (condition(row, copy))
                {
                    ended.Add(new ChunkWorker(row.Pk, copy.Worker));
                }
            }

            if (ended.Count > before)
            {
                rows[i] = (row, Array.FindAll(copies, copy => !condition(row, copy)));
            }
        }

        return ended;
    }
}
