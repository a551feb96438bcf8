using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Scheduler.Postgres.Tests.Statements;

/// <summary>
/// What the code of the backend says of its statements, read from the texts in its assembly: nobody has to keep a list, and a
/// statement that is new is in it.
/// </summary>
public static partial class StatementLiterals
{
    private static readonly string[] Verbs = ["select ", "insert ", "update ", "delete ", "copy ", "truncate ", "merge ", "with "];

    /// <summary>Every text that is a statement, or the beginning of one that is put together.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [.. OfBackend().Where(text => Array.Exists(Verbs, verb => text.StartsWith(verb, StringComparison.Ordinal)))];

    /// <summary>Every name of a statement; a name that is put together is its end, with the colon in front.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfBackend().Where(text => Name().IsMatch(text))];

    /// <summary>Names to which none of some boundaries belongs.</summary>
    /// <param name="boundaries">Names of boundaries.</param>
    public static IReadOnlyList<string> NamesMissingIn(IEnumerable<string> boundaries)
    {
        var met = boundaries.ToHashSet(StringComparer.Ordinal);
        return [.. Names.Where(name => !met.Any(boundary => Belongs(boundary, name)))];
    }

    /// <summary>A boundary is the name, ends with it, or is the begin or the end of the transaction that it names.</summary>
    private static bool Belongs(string boundary, string name) =>
        name.StartsWith(':') ? boundary.EndsWith(name, StringComparison.Ordinal) : boundary == name || boundary.StartsWith(name + ":", StringComparison.Ordinal);

    private static SortedSet<string> OfBackend()
    {
        using var file = new PEReader(File.OpenRead(typeof(PostgresSchedulerStorage).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            texts.Add(metadata.GetUserString(handle));
        }

        return texts;
    }

    [GeneratedRegex("^[a-z_]*(:[a-z_]+)+$")]
    private static partial Regex Name();
}
