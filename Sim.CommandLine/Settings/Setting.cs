using System.Collections.Immutable;

namespace Sim.CommandLine.Settings;

/// <summary>One setting: where it can be given and what it takes.</summary>
/// <typeparam name="T">Its value.</typeparam>
/// <param name="Option">The option; null if there is none.</param>
/// <param name="Variables">The environment variables, the more specific first.</param>
/// <param name="Expectation">What a value has to be, as the end of the sentence "... is not".</param>
/// <param name="Parse">Reads a value; null if the text is none.</param>
internal sealed record Setting<T>(string? Option, ImmutableArray<string> Variables, string Expectation, Func<string, T?> Parse)
    where T : struct;
