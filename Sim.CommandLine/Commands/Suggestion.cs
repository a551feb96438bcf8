using System.CommandLine;

namespace Sim.CommandLine.Commands;

/// <summary>What a mistyped word was perhaps meant to be.</summary>
internal static class Suggestion
{
    private const int LargestDistance = 2;

    /// <summary>The commands and options that are visible at a command and closest to a word; empty if none is close.</summary>
    /// <param name="words">What was typed and may be meant otherwise; the first to which anything is close counts.</param>
    /// <param name="command">Where it was typed.</param>
    public static IReadOnlyList<string> For(IEnumerable<string> words, Command command) =>
        words.Select(word => Closest(word, command)).FirstOrDefault(close => close.Count > 0) ?? [];

    private static List<string> Closest(string word, Command command)
    {
        var close = NamesOf(command)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(candidate => candidate.Distance <= Math.Min(LargestDistance, candidate.Name.TrimStart('-').Length - 1))
            .ToList();
        return
        [
            .. close.Where(candidate => candidate.Distance == close.Min(other => other.Distance))
                .Select(candidate => candidate.Name)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> NamesOf(Command command)
    {
        var commands = command.Subcommands.Where(child => !child.Hidden).SelectMany(child => child.Aliases.Prepend(child.Name));
        var options = command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name));
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options)
            .Where(option => option is { Recursive: true, Hidden: false }).Select(option => option.Name);
        return [.. commands, .. options, .. inherited];
    }

    /// <summary>The least number of characters to insert, delete, replace, or exchange with their neighbour.</summary>
    private static int Distance(string first, string second)
    {
        var distances = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                    distances[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[first.Length, second.Length];
    }
}
