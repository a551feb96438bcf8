using System.Collections.Immutable;
using Sim.Histories.Isolation;

namespace Sim.Histories.Tests.Isolation;

/// <summary>Goal: each anomaly is found at the level that forbids it and at no lower one. Method: the smallest history of each, and one that is nearly it.</summary>
public sealed class ListAppendTests
{
    private readonly HistoryRecorder<ImmutableArray<ListOperation>, ImmutableArray<ListOperation>> _recorder = new();

    [Fact]
    public void Transactions_one_after_the_other_hold_at_every_level()
    {
        Commit("append x 1", "append y 1");
        Commit("read x 1", "append x 2");
        Commit("read x 1,2", "read y 1");
        Holds(IsolationLevel.StrictSerializable);
    }

    [Fact]
    public void Writes_that_interleave_are_a_cycle_at_every_level()
    {
        Commit("append x 1", "append y 1");
        Commit("append x 2", "append y 2");
        Commit("read x 1,2", "read y 2,1");
        Fails(IsolationLevel.ReadUncommitted, AnomalyKind.WriteCycle);
    }

    [Fact]
    public void Transactions_that_read_from_each_other_break_read_committed()
    {
        var (first, second) = (Begin("append x 1", "read y"), Begin("append y 1", "read x"));
        End(first, "append x 1", "read y 1");
        End(second, "append y 1", "read x 1");
        Holds(IsolationLevel.ReadUncommitted);
        Fails(IsolationLevel.ReadCommitted, AnomalyKind.CircularInformation);
    }

    [Fact]
    public void What_was_aborted_is_not_read()
    {
        _recorder.Fail(Begin("append x 1"));
        Commit("read x 1");
        Holds(IsolationLevel.ReadUncommitted);
        Fails(IsolationLevel.ReadCommitted, AnomalyKind.AbortedRead);
    }

    [Fact]
    public void What_nobody_knows_of_counts_as_committed_once_it_is_read()
    {
        _recorder.Unknown(Begin("append x 1"));
        Commit("read x 1");
        Holds(IsolationLevel.StrictSerializable);
    }

    [Fact]
    public void What_a_transaction_adds_to_afterwards_is_not_read()
    {
        Commit("append x 1", "append x 2");
        Commit("read x 1");
        Fails(IsolationLevel.ReadCommitted, AnomalyKind.IntermediateRead);
    }

    [Fact]
    public void A_lost_update_breaks_snapshots()
    {
        var (first, second) = (Begin("read x", "append x 1"), Begin("read x", "append x 2"));
        End(first, "read x ", "append x 1");
        End(second, "read x ", "append x 2");
        Commit("read x 1,2");
        Holds(IsolationLevel.ReadCommitted);
        Fails(IsolationLevel.SnapshotIsolation, AnomalyKind.SingleAntidependency);
    }

    [Fact]
    public void Readers_that_see_two_writes_in_different_orders_break_snapshots()
    {
        Commit("append x 1");
        Commit("append y 1");
        Commit("read x 1", "read y ");
        Commit("read x ", "read y 1");
        Holds(IsolationLevel.ReadCommitted);
        Fails(IsolationLevel.SnapshotIsolation, AnomalyKind.NonadjacentAntidependencies);
    }

    [Fact]
    public void Write_skew_breaks_serializability_and_not_snapshots()
    {
        var (first, second) = (Begin("read x", "append y 1"), Begin("read y", "append x 1"));
        End(first, "read x ", "append y 1");
        End(second, "read y ", "append x 1");
        Holds(IsolationLevel.SnapshotIsolation);
        Fails(IsolationLevel.Serializable, AnomalyKind.AntidependencyCycle);
    }

    [Fact]
    public void A_read_of_the_past_breaks_strict_serializability_only()
    {
        Commit("append x 1");
        Commit("read x ");
        Commit("read x 1");
        Holds(IsolationLevel.Serializable);
        var result = Fails(IsolationLevel.StrictSerializable, AnomalyKind.RealTimeCycle);

        // The last read is needed: nothing else shows that the first transaction took effect before it ended.
        Assert.Equal(4, result.PrefixEvents);
    }

    [Theory]
    [InlineData(AnomalyKind.Phantom, "read x 7")]
    [InlineData(AnomalyKind.Duplicate, "read x 1,1")]
    [InlineData(AnomalyKind.Internal, "read x 1", "read x ")]
    [InlineData(AnomalyKind.Internal, "append x 2", "read x 1")]
    public void A_read_that_is_wrong_by_itself_is_found_at_every_level(AnomalyKind kind, params string[] operations)
    {
        Commit("append x 1");
        Commit(operations);
        Fails(IsolationLevel.ReadUncommitted, kind);
    }

    [Fact]
    public void Two_reads_of_one_list_agree_on_its_order()
    {
        Commit("append x 1");
        Commit("append x 2");
        Commit("read x 1,2");
        Commit("read x 2");
        Fails(IsolationLevel.ReadUncommitted, AnomalyKind.IncompatibleOrder);
    }

    [Fact]
    public void An_element_that_is_added_twice_is_an_error_of_the_caller()
    {
        Commit("append x 1");
        Commit("append x 1");
        var fault = Assert.Throws<ArgumentException>(() => ListAppend.Check(_recorder.ToHistory(), IsolationLevel.Serializable));
        Assert.Contains("element 1 is added to list x twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_names_each_transaction_and_why()
    {
        Commit("append x 1", "append y 1");
        Commit("append x 2", "append y 2");
        Commit("read x 1,2", "read y 2,1");

        Assert.Equal(
            "T1 (c) wrote after T0 (c); T0 (c) wrote after T1 (c)",
            ListAppend.Check(_recorder.ToHistory(), IsolationLevel.ReadUncommitted).Anomalies.Single().Sentence);
    }

    private void Commit(params string[] operations) => End(Begin(operations), operations);

    private RecordedCall Begin(params string[] operations) => _recorder.Invoke("c", Parse(operations));

    private void End(RecordedCall call, params string[] operations) => _recorder.Ok(call, Parse(operations));

    private void Holds(IsolationLevel level)
    {
        var result = ListAppend.Check(_recorder.ToHistory(), level);
        Assert.Empty(result.Anomalies);
        Assert.Equal(HistoryVerdict.Holds, result.Verdict);
    }

    private IsolationResult Fails(IsolationLevel level, AnomalyKind kind)
    {
        foreach (var stronger in Enum.GetValues<IsolationLevel>().Where(other => other > level))
        {
            Assert.Equal(HistoryVerdict.Violated, ListAppend.Check(_recorder.ToHistory(), stronger).Verdict);
        }

        var result = ListAppend.Check(_recorder.ToHistory(), level);
        Assert.Contains(kind, result.Anomalies.Select(anomaly => anomaly.Kind));
        Assert.Empty(ListAppend.Check(_recorder.ToHistory().Prefix(result.PrefixEvents!.Value - 1), level).Anomalies);
        return result;
    }

    private static ImmutableArray<ListOperation> Parse(string[] operations) =>
    [
        .. operations.Select(text => text.Split(' ')).Select(words => words is ["append", var key, var element]
            ? (ListOperation)new ListOperation.Append(key, element)
            : new ListOperation.Read(words[1], words is [_, _, { Length: > 0 } list] ? [.. list.Split(',')] : [])),
    ];
}
