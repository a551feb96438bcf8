namespace Sim.Histories;

/// <summary>One call of a client. Positions count the events of the history, invocations and returns alike, from 0.</summary>
/// <typeparam name="TInput">What was asked.</typeparam>
/// <typeparam name="TOutput">What was answered.</typeparam>
/// <param name="Client">Who called.</param>
/// <param name="Input">What was asked.</param>
/// <param name="InvokedAt">Position of the invocation.</param>
/// <param name="Outcome">What the caller knows of it.</param>
/// <param name="Output">The answer; of meaning only if the outcome is <see cref="CallOutcome.Ok"/>.</param>
/// <param name="ReturnedAt">Position of the return; null while there was none. An unknown outcome may have one: there the caller gave up.</param>
public sealed record Call<TInput, TOutput>(string Client, TInput Input, int InvokedAt, CallOutcome Outcome, TOutput? Output, int? ReturnedAt)
{
    /// <summary>Simulated time of the invocation; 0 if the recorder had no clock.</summary>
    public long InvokedTicks { get; init; }

    /// <summary>Simulated time of the return; null while there was none.</summary>
    public long? ReturnedTicks { get; init; }
}
