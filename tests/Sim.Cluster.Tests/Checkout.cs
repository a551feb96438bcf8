namespace Sim.Cluster.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    /// <summary>Its top folder: the one above the test binary that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Debug or Release, as the tests themselves were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sim.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("no folder above the test binary holds Sim.sln");
    }
}
