using System.Reflection;

namespace Sim.Engine.Reports;

/// <summary>What a person types before a verb to run the present program from where he stands.</summary>
internal static class ProgramInvocation
{
    /// <summary>That of this process: <c>dotnet run</c> if it was built from a project, which then lies above it, and the name of the program if not.</summary>
    public static string Present { get; } = Of(
        Assembly.GetEntryAssembly()?.GetName().Name ?? "program", AppContext.BaseDirectory, Directory.GetCurrentDirectory());

    /// <summary>The words for a program.</summary>
    /// <param name="program">Name of its assembly.</param>
    /// <param name="programFolder">Where it lies.</param>
    /// <param name="presentFolder">Where the person stands.</param>
    public static string Of(string program, string programFolder, string presentFolder)
    {
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, program + ".csproj");
            if (File.Exists(project))
            {
                var relative = Path.GetRelativePath(presentFolder, folder.FullName).Replace('\\', '/');
                return relative == "." ? "dotnet run -c Release --" : $"dotnet run -c Release --project {relative} --";
            }
        }

        return program;
    }
}
