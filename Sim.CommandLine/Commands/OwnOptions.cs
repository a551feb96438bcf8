using System.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Commands;

/// <summary>The options that a simulation adds to one verb.</summary>
internal sealed class OwnOptions
{
    private readonly List<(SimulationOption Option, Option Parsed)> _options;

    /// <summary>Makes the options.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="verb">The verb.</param>
    public OwnOptions(Simulation simulation, SimulationVerbs verb)
    {
        _options = [.. simulation.Options.Where(option => option.Verbs.HasFlag(verb)).Select(option => (option, Create(option)))];
    }

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, parsed) in _options)
        {
            command.Add(parsed);
        }
    }

    /// <summary>Reads what was given.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="variables">Environment variables by name.</param>
    /// <exception cref="UsageException">An option has a value that it does not take.</exception>
    public SimulationInputs Read(ParseResult result, Func<string, string?> variables)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, parsed) in _options)
        {
            if (parsed is Option<bool> flag)
            {
                if (result.GetValue(flag))
                {
                    given.Add(option.Name, "true");
                }
            }
            else if (result.GetValue((Option<string?>)parsed) is { } text)
            {
                given.Add(option.Name, option.Values is { } known ? OptionTexts.OneOf(option.Name, text, known) : text);
            }
        }

        return new SimulationInputs(given, variables);
    }

    private static Option Create(SimulationOption option) => option.IsFlag
        ? new Option<bool>(option.Name) { Description = option.Description }
        : OptionTexts.Option(option.Name, option.Description);
}
