using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Scheduler.Postgres.Tests.Plans;

/// <summary>Finds the texts in the code of an assembly that are statements, or the beginning of one that is put together.</summary>
public static class StatementLiterals
{
    private static readonly string[] Verbs = ["select ", "insert ", "update ", "delete ", "copy ", "truncate ", "merge ", "with "];

    /// <summary>Every such text, once.</summary>
    public static IReadOnlyList<string> Of(Type typeOfAssembly)
    {
        using var file = new PEReader(File.OpenRead(typeOfAssembly.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            var text = metadata.GetUserString(handle);
            if (Array.Exists(Verbs, verb => text.StartsWith(verb, StringComparison.Ordinal)))
            {
                texts.Add(text);
            }
        }

        return [.. texts];
    }
}
