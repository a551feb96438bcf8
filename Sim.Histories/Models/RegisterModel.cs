using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>One value that can be read, written, and replaced on comparison.</summary>
/// <typeparam name="T">Its values, compared by value.</typeparam>
/// <param name="initialValue">The value before the first write.</param>
public sealed class RegisterModel<T>(T initialValue) : DeterministicModel<T, RegisterCall<T>, RegisterAnswer<T>>
{
    private static readonly EqualityComparer<T> Values = EqualityComparer<T>.Default;

    /// <inheritdoc/>
    public override T InitialState => initialValue;

    /// <inheritdoc/>
    public override Effect<T, RegisterAnswer<T>> Apply(T state, RegisterCall<T> input) => input switch
    {
        RegisterCall<T>.Read => new(state, RegisterAnswer<T>.Of(state)),
        RegisterCall<T>.Write(var value) => new(value, RegisterAnswer<T>.Done),
        RegisterCall<T>.CompareAndSet(var expected, var value) when Values.Equals(state, expected) => new(value, RegisterAnswer<T>.Done),
        RegisterCall<T>.CompareAndSet => new(state, RegisterAnswer<T>.Differs),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "a register knows no such call"),
    };

    /// <inheritdoc/>
    public override bool ChangesNothing(RegisterCall<T> input, RegisterAnswer<T> output) => input is RegisterCall<T>.Read || !output.IsDone;

    /// <inheritdoc/>
    public override string Describe(Call<RegisterCall<T>, RegisterAnswer<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call switch
        {
            { Outcome: CallOutcome.Ok, Input: RegisterCall<T>.Read } or { Outcome: CallOutcome.Ok, Output.IsDone: false } => base.Describe(call),
            { Outcome: CallOutcome.Ok } => string.Create(CultureInfo.InvariantCulture, $"{call.Input} -> done"),
            _ => base.Describe(call),
        };
    }

    /// <inheritdoc/>
    public override string DescribeState(T state) => state is null ? "nothing" : base.DescribeState(state);
}
