using System.Globalization;

namespace Sim.Histories;

/// <summary>
/// Writes down what clients see: each call when it is made, and how it ended. The order in which the recorder is told is the
/// order of the history, so tell it where the call is made and where its answer arrives, on the client's side.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
/// <typeparam name="TInput">What is asked.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
/// <param name="nowTicks">The true time, for pictures; null if there is none. No verdict depends on it.</param>
/// <example>
/// <code>
/// var recorder = new HistoryRecorder&lt;RegisterCall&lt;int&gt;, RegisterAnswer&lt;int&gt;&gt;();
/// var write = recorder.Invoke("a", new RegisterCall&lt;int&gt;.Write(1));
/// recorder.Ok(write, RegisterAnswer&lt;int&gt;.Done);
/// var result = Linearizable.Register(recorder.ToHistory(), initialValue: 0);
/// </code>
/// </example>
public sealed class HistoryRecorder<TInput, TOutput>(Func<long>? nowTicks = null)
{
    private readonly List<Call<TInput, TOutput>> _calls = [];
    private int _events;

    /// <summary>Number of calls so far.</summary>
    public int CallCount => _calls.Count;

    /// <summary>Number of events so far, invocations and returns together.</summary>
    public int EventCount => _events;

    /// <summary>A client makes a call.</summary>
    public RecordedCall Invoke(string client, TInput input)
    {
        ArgumentNullException.ThrowIfNull(client);
        _calls.Add(new Call<TInput, TOutput>(client, input, _events++, CallOutcome.Unknown, default, ReturnedAt: null) { InvokedTicks = Now });
        return new RecordedCall(_calls.Count - 1);
    }

    /// <summary>The call was answered.</summary>
    /// <exception cref="InvalidOperationException">It had ended before.</exception>
    public void Ok(RecordedCall call, TOutput output) => End(call, CallOutcome.Ok, output);

    /// <summary>The call certainly took no effect and never will: it was refused, or never sent.</summary>
    /// <exception cref="InvalidOperationException">It had ended before.</exception>
    public void Fail(RecordedCall call) => End(call, CallOutcome.Failed, default);

    /// <summary>The caller gave up and does not know: a timeout, a broken connection, a crash of the client.</summary>
    /// <exception cref="InvalidOperationException">It had ended before.</exception>
    public void Unknown(RecordedCall call) => End(call, CallOutcome.Unknown, default);

    /// <summary>Makes a call and writes down how it ended. An exception passes on to the caller.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="callAsync">Makes the call.</param>
    /// <param name="isRefusal">Whether an exception proves that the call took no effect; every other one leaves its outcome unknown.</param>
    public async Task<TOutput> CallAsync(string client, TInput input, Func<Task<TOutput>> callAsync, Func<Exception, bool> isRefusal)
    {
        ArgumentNullException.ThrowIfNull(callAsync);
        ArgumentNullException.ThrowIfNull(isRefusal);
        var call = Invoke(client, input);
        try
        {
            var output = await callAsync();
            Ok(call, output);
            return output;
        }
        catch (Exception exception)
        {
            End(call, isRefusal(exception) ? CallOutcome.Failed : CallOutcome.Unknown, default);
            throw;
        }
    }

    /// <summary>Everything that was written down so far. Calls that have not ended are of unknown outcome.</summary>
    public History<TInput, TOutput> ToHistory() => new([.. _calls], _events);

    private void End(RecordedCall recorded, CallOutcome outcome, TOutput? output)
    {
        if ((uint)recorded.Number >= (uint)_calls.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(recorded), recorded.Number, "this recorder knows no such call");
        }

        var call = _calls[recorded.Number];
        if (call.ReturnedAt is not null)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"call {recorded.Number} of client {call.Client} ({call.Input}) has ended before, as {call.Outcome}"));
        }

        _calls[recorded.Number] = call with { Outcome = outcome, Output = output, ReturnedAt = _events++, ReturnedTicks = Now };
    }

    private long Now => nowTicks?.Invoke() ?? 0;
}
