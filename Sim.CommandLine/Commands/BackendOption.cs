using System.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Commands;

/// <summary>The option that chooses a backend. Simulations with one backend have no such option.</summary>
internal static class BackendOption
{
    private const string Name = "--backend";

    /// <summary>The option; null if there is nothing to choose.</summary>
    public static Option<string?>? Create(Simulation simulation, string description) =>
        simulation.Backends.Count > 1 ? OptionTexts.Option(Name, description) : null;

    /// <summary>The name that was chosen; null if none was.</summary>
    /// <exception cref="UsageException">There is no such backend.</exception>
    public static string? Read(ParseResult parsed, Option<string?>? option, Simulation simulation) => option is null
        ? null
        : OptionTexts.OptionalOneOf(Name, parsed.GetValue(option), [.. simulation.Backends.Select(backend => backend.Name)]);
}
