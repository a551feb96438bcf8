using System.Collections.Immutable;

namespace Sim.Histories.Isolation;

/// <summary>
/// Judges the isolation of transactions that append to lists and read them, as Elle does (Kingsbury and Alvaro 2020). Lists
/// tell the order in which their elements came, so that a read shows which transactions it comes after and which before; a
/// cycle of such demands is what no order of the transactions explains.
/// </summary>
/// <remarks>
/// A call of the history is a transaction: its input what it was to do, its output the same operations with what was read. The
/// outcome <see cref="CallOutcome.Ok"/> is a commit, <see cref="CallOutcome.Failed"/> an abort. One of unknown outcome counts
/// as committed if anything of it was read.
/// </remarks>
/// <example>
/// <code>
/// var recorder = new HistoryRecorder&lt;ImmutableArray&lt;ListOperation&gt;, ImmutableArray&lt;ListOperation&gt;&gt;();
/// var transaction = recorder.Invoke("a", [new ListOperation.Read("x", []), new ListOperation.Append("y", "1")]);
/// recorder.Ok(transaction, [new ListOperation.Read("x", ["7"]), new ListOperation.Append("y", "1")]);
/// var result = ListAppend.Check(recorder.ToHistory(), IsolationLevel.SnapshotIsolation);
/// </code>
/// </example>
public static class ListAppend
{
    /// <summary>Judges a history.</summary>
    /// <param name="history">The transactions.</param>
    /// <param name="level">What was promised.</param>
    /// <exception cref="ArgumentException">An element is added to the same list twice.</exception>
    public static IsolationResult Check(
        History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history, IsolationLevel level)
    {
        ArgumentNullException.ThrowIfNull(history);
        var anomalies = new ListAppendChecker(history).Find(level);
        return anomalies.Length == 0
            ? new IsolationResult(HistoryVerdict.Holds, [], null)
            : new IsolationResult(HistoryVerdict.Violated, anomalies, ShortestPrefix(history, level));
    }

    /// <summary>What a beginning shows stays true, so that bisection finds the shortest.</summary>
    private static int ShortestPrefix(History<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> history, IsolationLevel level)
    {
        var (least, greatest) = (1, history.EventCount);
        while (least < greatest)
        {
            var middle = least + ((greatest - least) / 2);
            (least, greatest) = new ListAppendChecker(history.Prefix(middle)).Find(level).Length > 0 ? (least, middle) : (middle + 1, greatest);
        }

        return least;
    }
}
