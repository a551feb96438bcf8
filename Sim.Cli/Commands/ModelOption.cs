using System.Collections.Immutable;
using System.CommandLine;
using Sim.Models.Profiles;

namespace Sim.Cli.Commands;

/// <summary>The option that chooses models.</summary>
internal static class ModelOption
{
    private const string Name = "--model";

    private const string All = "all";

    /// <summary>The option.</summary>
    public static Option<string?> Create() =>
        OptionTexts.Option(Name, $"model to run: {string.Join(", ", ModelCatalog.Names)}, or all (default)");

    /// <summary>The models that its text names; all without one.</summary>
    /// <exception cref="UsageException">There is no such model.</exception>
    public static ImmutableArray<string> Read(string? text) =>
        text is null or All ? ModelCatalog.Names : [OptionTexts.OneOf(Name, text, [.. ModelCatalog.Names, All])];
}
