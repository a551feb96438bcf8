using System.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Commands;

/// <summary>The option that chooses models.</summary>
internal static class ModelOption
{
    private const string Name = "--model";

    private const string All = "all";

    /// <summary>The option.</summary>
    /// <param name="models">Names of the models.</param>
    public static Option<string?> Create(IReadOnlyList<string> models) =>
        OptionTexts.Option(Name, $"model to run: {string.Join(", ", models)}, or all (default)");

    /// <summary>The models that its text names; all without one.</summary>
    /// <exception cref="UsageException">There is no such model.</exception>
    public static IReadOnlyList<string> Read(string? text, IReadOnlyList<string> models) =>
        text is null or All ? models : [OptionTexts.OneOf(Name, text, [.. models, All])];
}
