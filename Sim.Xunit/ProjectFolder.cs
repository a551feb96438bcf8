using Xunit.Abstractions;

namespace Sim.Xunit;

/// <summary>The folder of a test project: the nearest one above its assembly that holds a project file. Where there is none, that of the assembly.</summary>
internal static class ProjectFolder
{
    /// <summary>That of the project that a test class belongs to.</summary>
    public static string Of(ITypeInfo testClass) => Above(Path.GetDirectoryName(Path.GetFullPath(testClass.Assembly.AssemblyPath))!);

    /// <summary>The folder above another that holds a project file.</summary>
    public static string Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.*proj").Any())
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
