namespace Sim.Histories.Files;

/// <summary>How the calls of a model are written in files.</summary>
/// <typeparam name="TInput">What is asked.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
/// <param name="Functions">The functions that the model knows.</param>
/// <param name="Input">The call of an invocation. Throws <see cref="FormatException"/> if it makes no sense.</param>
/// <param name="Answer">The answer of a return <c>ok</c> to such a call.</param>
/// <param name="Refusal">The answer that a return <c>fail</c> carries; null if it says only that nothing happened.</param>
internal sealed record CallReading<TInput, TOutput>(
    IReadOnlyList<string> Functions, Func<FileEvent, TInput> Input, Func<TInput, FileEvent, TOutput> Answer, Func<TInput, FileEvent, TOutput?> Refusal)
    where TOutput : struct;
