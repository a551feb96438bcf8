using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Sim.Engine.Views;

namespace Sim.Engine.Tests.Views;

/// <summary>Goal: the libraries inside pages are the ones whose source and licence are written down. Method: their hashes.</summary>
public sealed class VendoredLibrariesTests
{
    private static readonly string Folder = Path.Combine(RootFolder(), "Sim.Engine", "Views", "Page", "vendor");

    [Fact]
    public void Every_library_has_its_hash_and_its_licence_in_the_list()
    {
        var listed = Regex.Matches(File.ReadAllText(Path.Combine(Folder, "README.md")), @"\| `(\S+\.js)` \|.*`(\S+\.LICENSE)` \| `([0-9a-f]{64})` \|");
        var files = Directory.GetFiles(Folder, "*.js").Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(files, listed.Select(entry => entry.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(listed, entry =>
        {
            Assert.True(File.Exists(Path.Combine(Folder, entry.Groups[2].Value)));
            Assert.Equal(entry.Groups[3].Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, entry.Groups[1].Value)))));
        });
    }

    [Theory]
    [InlineData("regressions/some.walk.json", "regressions/some.view.html")]
    [InlineData("some.json", "some.view.html")]
    [InlineData("some", "some.view.html")]
    public void A_page_lies_beside_its_file(string file, string page) => Assert.Equal(page, ViewPage.PathBeside(file));

    private static string RootFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sim.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no folder above the test binary holds Sim.sln");
        }

        return folder;
    }
}
