using Sim.Histories;

namespace Queue;

/// <summary>What the queue promises.</summary>
internal static class QueueOracles
{
    /// <summary>A job takes effect once, however often it is handed in.</summary>
    public static string? FindRepeatedJob(QueueService? queue) =>
        queue?.Ended.GroupBy(entry => (entry.Producer, entry.Number)).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? FormattableString.Invariant($"job {repeated.Key.Number} of {repeated.Key.Producer} is in the ledger {repeated.Count()} times")
            : null;

    /// <summary>A job ends as it must, and what a producer was told is on the disk.</summary>
    public static string? FindWrongAnswer(QueueService? queue, History<int, Outcome> history)
    {
        foreach (var producer in history.Calls.GroupBy(call => call.Client))
        {
            foreach (var (number, call) in producer.Index().Where(item => item.Item.Outcome == CallOutcome.Ok))
            {
                var job = new Job(producer.Key, number + 1, call.Input);
                if (call.Output != job.Expected)
                {
                    return FormattableString.Invariant($"{job} is {call.Output}, and should be {job.Expected}");
                }

                if (queue is { IsLoaded: true } && !queue.Ended.Contains(new LedgerEntry(job.Producer, job.Number, job.Expected)))
                {
                    return FormattableString.Invariant($"the producer of {job} was told that it is {call.Output}, and the ledger knows nothing of it");
                }
            }
        }

        return null;
    }
}
