using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Documents;

/// <summary>Goal: documents speak of what exists. Method: follow every link, and look for every name and path in the repository.</summary>
public sealed class DocumentTests
{
    private static readonly string[] GeneratedFolders = ["obj", "bin", "artifacts"];

    private static readonly Lazy<HashSet<string>> KnownWords = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.props", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(GeneratedFolders.Contains))
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"\w+").Select(match => match.Value)),
    ]);

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var dead = from document in Document.All
                   from link in document.Links
                   where !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(document.Path)!, link))
                   select $"{document.Path}: {link}";

        Assert.Empty(dead);
    }

    [Fact]
    public void Every_name_in_code_letters_exists()
    {
        var unknown = from document in Document.All
                      from name in document.Names
                      where name.Split('.').Any(part => !KnownWords.Value.Contains(part))
                      select $"{document.Path}: {name}";

        Assert.Empty(unknown.Distinct());
    }

    [Fact]
    public void Every_path_in_code_letters_exists()
    {
        var missing = from document in Document.All
                      from path in document.Paths
                      where !Path.Exists(Repository.PathOf(path))
                      select $"{document.Path}: {path}";

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Programs_are_shown_as_they_are_compiled()
    {
        var listings = Document.All.SelectMany(document => document.Listings).ToList();

        Assert.Equal(["samples/BankAccount/Program.cs", "samples/LeaseLock/Program.cs"], listings.Select(listing => listing.Path).Order(StringComparer.Ordinal));
        Assert.All(listings, listing => Assert.Equal(File.ReadAllText(Repository.PathOf(listing.Path)), listing.Code));
    }

    [Fact]
    public void The_page_for_machines_names_what_exists()
    {
        var page = new Document("llms.txt", File.ReadAllText(Repository.PathOf("llms.txt")));

        Assert.NotEmpty(page.Links);
        Assert.DoesNotContain(page.Links, link => !Path.Exists(Repository.PathOf(link)));
    }

    [Fact]
    public void Every_document_can_be_reached_from_the_README()
    {
        var readme = Document.All.Single(document => document.Path == "README.md");
        var reached = Document.All.SelectMany(document => document.Links.Select(link => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document.Path)!, link)))).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(readme.Links);
        Assert.Empty(Document.All.Where(document => document != readme && !reached.Contains(Path.GetFullPath(Repository.PathOf(document.Path)))).Select(document => document.Path));
    }

    [Theory]
    [InlineData("see [it](nowhere.md#here)", "nowhere.md", "", "")]
    [InlineData("the type `NoSuchType` is", "", "NoSuchType", "")]
    [InlineData("`ChunkLedger.NoSuchMember`", "", "ChunkLedger.NoSuchMember", "")]
    [InlineData("in `docs/nowhere.md`", "", "", "docs/nowhere.md")]
    [InlineData("a `word`, `SIM_CASES`, `sim sweep` and [a page](https://example.org/)", "", "", "")]
    [InlineData("```\n`NoSuchType`\n```", "", "", "")]
    public void A_document_shows_what_it_names(string text, string link, string name, string path)
    {
        var document = new Document("docs/x.md", text);

        Assert.Equal(link, string.Concat(document.Links));
        Assert.Equal(name, string.Concat(document.Names));
        Assert.Equal(path, string.Concat(document.Paths));
    }
}
