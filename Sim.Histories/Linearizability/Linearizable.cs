using System.Collections.Immutable;
using Sim.Histories.Models;

namespace Sim.Histories.Linearizability;

/// <summary>
/// Judges whether histories are linearizable: whether every call can be given one moment between its invocation and its return
/// at which it took effect, so that one object, called at these moments, would have answered alike.
/// </summary>
/// <example>
/// <code>
/// var result = Linearizable.Map(recorder.ToHistory());
/// if (result.Verdict == HistoryVerdict.Violated)
/// {
///     Console.WriteLine(LinearizabilityText.Of(new MapModel(), result.Failure!));
/// }
/// </code>
/// </example>
public static class Linearizable
{
    /// <summary>Judges by any model.</summary>
    /// <param name="history">The history; calls that failed are left out, those of unknown outcome may have taken effect or not.</param>
    /// <param name="model">What one object, called by one caller after the other, does.</param>
    /// <param name="limit">How long to search; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the search without a verdict.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LinearizabilityResult<TInput, TOutput> Check<TState, TInput, TOutput>(
        History<TInput, TOutput> history,
        SequentialModel<TState, TInput, TOutput> model,
        SearchLimit? limit = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(model);
        return new LinearizabilityChecker<TState, TInput, TOutput>(model, history, limit ?? SearchLimit.None, cancellationToken).Run();
    }

    /// <summary>Judges a register; see <see cref="RegisterModel{T}"/>.</summary>
    /// <param name="history">The history.</param>
    /// <param name="initialValue">The value before the first write.</param>
    /// <param name="limit">How long to search; null for as long as it takes.</param>
    public static LinearizabilityResult<RegisterCall<T>, RegisterAnswer<T>> Register<T>(
        History<RegisterCall<T>, RegisterAnswer<T>> history, T initialValue, SearchLimit? limit = null) =>
        Check(history, new RegisterModel<T>(initialValue), limit);

    /// <summary>Judges a map of texts; see <see cref="MapModel"/>.</summary>
    public static LinearizabilityResult<MapCall, MapAnswer> Map(History<MapCall, MapAnswer> history, SearchLimit? limit = null) =>
        Check(history, new MapModel(), limit);

    /// <summary>Judges a queue; see <see cref="QueueModel{T}"/>.</summary>
    public static LinearizabilityResult<QueueCall<T>, QueueAnswer<T>> Queue<T>(
        History<QueueCall<T>, QueueAnswer<T>> history, SearchLimit? limit = null) =>
        Check<ImmutableList<T>, QueueCall<T>, QueueAnswer<T>>(history, new QueueModel<T>(), limit);

    /// <summary>Judges a lock; see <see cref="LockModel"/>.</summary>
    public static LinearizabilityResult<LockCall, bool> Lock(History<LockCall, bool> history, SearchLimit? limit = null) =>
        Check(history, new LockModel(), limit);

    /// <summary>Judges a counter; see <see cref="CounterModel"/>.</summary>
    public static LinearizabilityResult<CounterCall, long?> Counter(History<CounterCall, long?> history, SearchLimit? limit = null) =>
        Check(history, new CounterModel(), limit);
}
