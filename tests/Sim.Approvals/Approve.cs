namespace Sim.Approvals;

/// <summary>
/// Compares texts with approved ones in <c>regressions/</c>. A new or changed text is approved by running the test with
/// <c>APPROVE=1</c>, or by renaming the received file; under <c>CI=true</c> nothing is ever approved.
/// </summary>
public static class Approve
{
    /// <summary>The folder of approved texts: the one beside the solution above the test binary.</summary>
    public static string Folder { get; } = Find();

    private static ApprovedTexts Texts { get; } = new(
        Folder, Environment.GetEnvironmentVariable("APPROVE") == "1" && Environment.GetEnvironmentVariable("CI") != "true");

    /// <summary>Requires that a text is as approved.</summary>
    /// <param name="name">Name of the text, as a literal: a check of the sources finds approved texts that nobody asks for.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ApprovalMismatchException">It is not, or none is approved yet.</exception>
    public static void Text(string name, string text) => Texts.Require(name, text);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sim.sln")))
            {
                return Path.Combine(folder.FullName, "regressions");
            }
        }

        throw new DirectoryNotFoundException("no folder above the test binary holds Sim.sln");
    }
}
