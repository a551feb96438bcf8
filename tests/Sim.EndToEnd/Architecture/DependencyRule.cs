using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Architecture;

/// <summary>Something that a project must never refer to.</summary>
/// <param name="Project">The project.</param>
/// <param name="Forbidden">Names it must not refer to, as a pattern over project, package and namespace names.</param>
/// <param name="Reason">Why.</param>
public sealed record DependencyRule(string Project, string Forbidden, string Reason)
{
    /// <summary>References in a project file that break the rule.</summary>
    public IEnumerable<string> FindInProject(string projectText) =>
        Regex.Matches(projectText, "(?:ProjectReference|PackageReference) Include=\"([^\"]+)\"")
            .Select(match => Path.GetFileNameWithoutExtension(match.Groups[1].Value.Replace('\\', '/')) is { Length: > 0 } name && match.Value.StartsWith("Project", StringComparison.Ordinal) ? name : match.Groups[1].Value)
            .Where(IsForbidden);

    /// <summary>Lines of a source file that break the rule: usings, and names written in full.</summary>
    public IEnumerable<string> FindInSource(string sourceText) =>
        sourceText.Split('\n')
            .Select(line => line.Trim())
            .Where(line => !line.StartsWith("//", StringComparison.Ordinal))
            .Where(line => Regex.Match(line, @"^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+);") is { Success: true } match
                ? IsForbidden(match.Groups[1].Value)
                : Regex.Matches(line, @"(?<![\w.""/])(?:Sim|Scheduler|Npgsql|System\.IO\.File|System\.Console|Console)\.[\w.]+").Any(name => IsForbidden(name.Value)));

    private bool IsForbidden(string name) => Regex.IsMatch(name, $@"^(?:{Forbidden})(?:\.|$)");
}
