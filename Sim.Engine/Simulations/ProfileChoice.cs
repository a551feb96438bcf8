using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Sim.Engine.Simulations;

/// <summary>The own options that shape a case, the planted defect among them, as the name of a profile carries them.</summary>
/// <param name="Given">Names and texts of the options that were given, in the order in which they were declared.</param>
internal sealed record ProfileChoice(ImmutableArray<KeyValuePair<string, string>> Given)
{
    /// <summary>The option that switches a planted defect on.</summary>
    public const string BugOption = "--bug";

    private const string Plain = "default";
    private const string FlagText = "on";

    /// <summary>The planted defect; null for none.</summary>
    public string? Bug => Inputs.Option(BugOption);

    /// <summary>The options.</summary>
    public SimulationInputs Inputs => new(Given.ToImmutableDictionary(StringComparer.Ordinal), _ => null);

    /// <summary>The name of the profile: lower-case letters, digits and hyphens.</summary>
    public string ProfileName => string.Concat([Plain, .. Given.Select(option => $"-{option.Key.TrimStart('-')}-{option.Value}")]);

    /// <summary>What is typed on a command line for it, with a blank before it.</summary>
    public string Words(IEnumerable<SimulationOption> options) => string.Concat(
        from option in options
        from given in Given
        where given.Key == option.Name
        select option.IsFlag ? $" {given.Key}" : $" {given.Key} {given.Value}");

    /// <summary>What of the inputs shapes cases.</summary>
    /// <param name="options">The own options of the simulation.</param>
    /// <param name="inputs">What the person said.</param>
    /// <exception cref="UsageException">A text cannot be part of a replay token.</exception>
    public static ProfileChoice Read(IEnumerable<SimulationOption> options, SimulationInputs inputs) => new(
    [
        .. from option in options
           let text = option.IsFlag && inputs.IsGiven(option.Name) ? FlagText : inputs.Option(option.Name)
           where text is not null
           select KeyValuePair.Create(option.Name, Checked(option, text)),
    ]);

    /// <summary>Reads the name of a profile; null if it is none.</summary>
    public static ProfileChoice? Find(IEnumerable<SimulationOption> options, string name)
    {
        var known = options.ToList();
        var pattern = string.Concat(known.Select((option, index) => $"(?:-{option.Name.TrimStart('-')}-(?<v{index}>{ValuePattern(option)}))?"));
        var match = Regex.Match(name, $"^{Plain}{pattern}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return !match.Success
            ? null
            : new ProfileChoice(
            [
                .. known.Select((option, index) => (option.Name, Text: match.Groups[$"v{index}"]))
                    .Where(option => option.Text.Success)
                    .Select(option => KeyValuePair.Create(option.Name, option.Text.Value)),
            ]);
    }

    private static string ValuePattern(SimulationOption option) =>
        option.IsFlag ? FlagText : option.Values is { } values ? string.Join('|', values.Select(Regex.Escape)) : "[a-z0-9]+";

    private static string Checked(SimulationOption option, string text) =>
        option.Values is not null || (text.Length > 0 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)))
            ? text
            : throw new UsageException($"{option.Name}: '{text}' is not made of lower-case letters and digits");
}
