using System.Net;
using System.Text;

namespace Sim.Engine.Views;

/// <summary>The page that shows a run, or two side by side: one file that asks for nothing outside itself.</summary>
internal static class ViewPage
{
    /// <summary>What the names of pages end with.</summary>
    public const string Extension = ".view.html";

    private const string Folder = "Sim.Engine.Views.Page.";

    /// <summary>The page of one run.</summary>
    public static string Of(ViewRun run) => Compose(run.Subject.Name, $"{DataElement("sim-view", ViewJson.Of(run))}");

    /// <summary>The page of two runs that are laid beside each other.</summary>
    /// <param name="first">The one above.</param>
    /// <param name="second">The one below.</param>
    /// <param name="alignment">Which steps stand for each other: a step of each, 0 for none, and a mark.</param>
    public static string Of(ViewRun first, ViewRun second, IReadOnlyList<(int First, int Second, char Mark)> alignment)
    {
        ArgumentNullException.ThrowIfNull(alignment);
        var rows = string.Join(',', alignment.Select(row => FormattableString.Invariant($"[{row.First},{row.Second},\"{row.Mark}\"]")));
        return Compose(
            $"{first.Subject.Name} and {second.Subject.Variant ?? second.Subject.Name}",
            DataElement("sim-view", ViewJson.Of(first)) + DataElement("sim-view-beside", ViewJson.Of(second)) + DataElement("sim-view-alignment", $"[{rows}]"));
    }

    /// <summary>Where the page of a file lies: beside it, under its name.</summary>
    public static string PathBeside(string path)
    {
        var name = Path.GetFileName(path);
        var stem = name.EndsWith(".walk.json", StringComparison.Ordinal) ? name[..^".walk.json".Length] : Path.GetFileNameWithoutExtension(name);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", stem + Extension);
    }

    private static string Compose(string title, string data)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">\n");
        html.Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title><link rel=\"icon\" href=\"data:,\">\n");
        html.Append("<style>").Append(Part("view.css")).Append("</style></head>\n<body><div id=\"app\"></div>\n<noscript>This page needs JavaScript; its data stand in the element sim-view.</noscript>\n");
        html.Append(data);
        foreach (var script in new[] { "vendor.preact.umd.js", "vendor.htm.umd.js", "model.js", "layout.js", "drawing.js", "panels.js", "view.js" })
        {
            html.Append("<script>").Append(Part(script)).Append("</script>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static string DataElement(string id, string json) => $"<script type=\"application/json\" id=\"{id}\">{json}</script>\n";

    private static string Part(string name)
    {
        using var stream = typeof(ViewPage).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvariantViolatedException($"{name} is part of the assembly");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();

        // What a library says of its source map asks for a file that is not there.
        var map = text.IndexOf("//# sourceMappingURL", StringComparison.Ordinal);
        return map < 0 ? text : text[..map];
    }
}
