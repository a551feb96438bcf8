using System.Reflection;

namespace Sim.Cluster.Tests.Packaging;

/// <summary>
/// Goal: every entry of the lists names something that exists, since the analyzer says nothing of one that does not, and says
/// what to write instead. Method: the documentation ids of all members of the type that an entry names, by reflection.
/// </summary>
public sealed class BannedCallListTests
{
    private static readonly string[] Assemblies =
    [
        "System.Private.CoreLib", "System.Net.Http", "System.Net.Sockets", "System.ComponentModel.TypeConverter", "System.Security.Cryptography", "System.Diagnostics.Process",
        "System.IO.FileSystem.Watcher", "System.Threading.Tasks.Parallel", "System.Threading", "System.Collections.Concurrent", "System.Linq.Parallel", "System.Threading.Channels",
    ];

    [Theory]
    [InlineData("BannedSymbols.Sim.Cluster.txt")]
    [InlineData("BannedSymbols.Sim.Cluster.Strict.txt")]
    public void Every_entry_names_a_member_that_exists_and_its_remedy(string list)
    {
        var types = Assemblies.Select(Assembly.Load).SelectMany(assembly => assembly.GetExportedTypes()).ToDictionary(type => NameOf(type), StringComparer.Ordinal);
        foreach (var entry in File.ReadLines(Path.Combine(Checkout.Root, "Sim.Cluster", "build", list)))
        {
            var (id, remedy) = (entry[..entry.IndexOf(';', StringComparison.Ordinal)], entry[(entry.IndexOf(';', StringComparison.Ordinal) + 1)..]);
            var isKnown = id.StartsWith("T:", StringComparison.Ordinal)
                ? types.ContainsKey(id[2..])
                : types.TryGetValue(TypeOf(id), out var type) && IdsOf(type).Contains(id);

            Assert.True(isKnown, $"there is no {id}");
            Assert.Matches("^(It|Its) .*: (use|draw|take|leave|await|call|write|look) |^A simulation has one thread: write ", remedy);
        }
    }

    [Fact]
    public void An_entry_that_names_nothing_would_be_seen()
    {
        var ids = IdsOf(typeof(Task)).ToList();

        Assert.Contains("M:System.Threading.Tasks.Task.Delay(System.TimeSpan)", ids);
        Assert.Contains("M:System.Threading.Tasks.Task.Run``1(System.Func{System.Threading.Tasks.Task{``0}})", ids);
        Assert.DoesNotContain("M:System.Threading.Tasks.Task.Delay(System.Int64)", ids);
    }

    private static string TypeOf(string id)
    {
        var end = id.IndexOf('(', StringComparison.Ordinal);
        var name = id[2..(end < 0 ? id.Length : end)];
        return name[..name.LastIndexOf('.')];
    }

    private static IEnumerable<string> IdsOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMembers(Declared).Select(member => member switch
        {
            PropertyInfo property => $"P:{NameOf(type)}.{property.Name}",
            ConstructorInfo constructor => $"M:{NameOf(type)}.#ctor{ParametersOf(constructor)}",
            MethodInfo method => $"M:{NameOf(type)}.{method.Name}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}{ParametersOf(method)}",
            _ => "",
        });
    }

    private static string ParametersOf(MethodBase method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(parameter => ReferenceTo(parameter.ParameterType)))})" : "";

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string ReferenceTo(Type type)
    {
        if (type.IsGenericMethodParameter)
        {
            return $"``{type.GenericParameterPosition}";
        }

        if (type.IsGenericTypeParameter)
        {
            return $"`{type.GenericParameterPosition}";
        }

        if (type.HasElementType)
        {
            return ReferenceTo(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "@" : "*");
        }

        if (!type.IsGenericType)
        {
            return NameOf(type);
        }

        var name = NameOf(type.GetGenericTypeDefinition());
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(ReferenceTo))}}}";
    }
}
