namespace Sim.CommandLine.Tests.Samples;

/// <summary>Goal: what has to be written stays little. Method: count the lines of the samples but for blank ones, comments and usings.</summary>
public sealed class SampleSizeTests
{
    [Theory]
    [InlineData("BankAccount", 35)]
    [InlineData("LeaseLock", 60)]
    public void A_complete_simulation_fits_its_promise(string sample, int most)
    {
        var files = Directory.GetFiles(FolderOf(sample), "*.cs").Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).ToList();
        var lines = files.SelectMany(File.ReadLines).Select(line => line.Trim()).Count(line =>
            line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("using ", StringComparison.Ordinal));

        Assert.Single(files);
        Assert.InRange(lines, 1, most);
    }

    private static string FolderOf(string sample)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sim.sln")))
            {
                return Path.Combine(folder.FullName, "samples", sample);
            }
        }

        throw new DirectoryNotFoundException("no folder above the test binary holds Sim.sln");
    }
}
