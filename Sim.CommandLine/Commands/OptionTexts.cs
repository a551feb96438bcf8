using System.CommandLine;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Commands;

/// <summary>Options and arguments whose text is read by the settings, so that errors read the same everywhere.</summary>
internal static class OptionTexts
{
    /// <summary>An option with a text.</summary>
    public static Option<string?> Option(string name, string description, string? alias = null)
    {
        var option = new Option<string?>(name) { Description = description };
        if (alias is not null)
        {
            option.Aliases.Add(alias);
        }

        return option;
    }

    /// <summary>Adds options in order; null for one that the simulation does not have.</summary>
    public static void AddTo(Command command, params ReadOnlySpan<Option?> options)
    {
        foreach (var option in options)
        {
            if (option is not null)
            {
                command.Add(option);
            }
        }
    }

    /// <summary>Words as alternatives, as in <c>memory, postgres or both</c>.</summary>
    public static string Either(IEnumerable<string> words) => words.ToList() switch
    {
        [.. var others, var last] when others.Count > 0 => $"{string.Join(", ", others)} or {last}",
        var few => string.Concat(few),
    };

    /// <summary>The argument that names a token or a walk file.</summary>
    public static Argument<string?> TokenOrFile() => new("TOKEN|FILE")
    {
        Description = "a replay token or a walk file (default: the token in SIM_CASE_SEED)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The value of an option that takes one of several words.</summary>
    /// <exception cref="UsageException">It is none of them.</exception>
    public static string OneOf(string option, string text, IReadOnlyList<string> known) =>
        known.Contains(text) ? text : throw new UsageException($"{option}: '{text}' is not one of {string.Join(", ", known)}");

    /// <summary>As <see cref="OneOf"/>, for an option that may be absent.</summary>
    public static string? OptionalOneOf(string option, string? text, IReadOnlyList<string> known) =>
        text is null ? null : OneOf(option, text, known);
}
