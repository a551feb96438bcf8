using System.Globalization;
using System.Net;
using System.Text;
using Sim.Engine;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Output.Pages;

/// <summary>A page of text and tables that asks for nothing outside itself: one look for all reports of commands.</summary>
internal sealed class TablePage
{
    private const int BarPixels = 100;

    private readonly StringBuilder _html = new();

    /// <summary>Begins a page.</summary>
    /// <param name="title">Title of the window, in plain words.</param>
    /// <param name="heading">Heading, in plain words.</param>
    /// <param name="verdict">What it came to, in plain words.</param>
    /// <param name="isFailing">Whether that is bad.</param>
    public TablePage(string title, string heading, string verdict, bool isFailing) => Add($"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>{Text(title)}</title><link rel="icon" href="data:,">
        <style>{StyleSheet()}</style></head><body><main>
        <h1>{Text(heading)}</h1>
        <p class="verdict{(isFailing ? " fails" : "")}"><b>{Text(verdict)}</b></p>

        """);

    /// <summary>Adds markup.</summary>
    public void Add(string markup) => _html.Append(markup);

    /// <summary>Begins a table.</summary>
    /// <param name="title">Its title, in plain words.</param>
    /// <param name="headers">Headers of its columns, in plain words.</param>
    public void BeginTable(string title, params ReadOnlySpan<string> headers)
    {
        Add($"<h3>{Text(title)}</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(title)}\"><table><thead><tr>");
        foreach (var header in headers)
        {
            Add($"<th scope=\"col\">{Text(header)}</th>");
        }

        Add("</tr></thead><tbody>\n");
    }

    /// <summary>Ends the table.</summary>
    public void EndTable() => Add("</tbody></table></div>\n");

    /// <summary>Adds a row.</summary>
    /// <param name="kind">Class of the row; empty for an ordinary one.</param>
    /// <param name="cells">Its cells, as markup.</param>
    public void Row(string kind, params ReadOnlySpan<string> cells)
    {
        Add(kind.Length > 0 ? $"<tr class=\"{kind}\">" : "<tr>");
        foreach (var cell in cells)
        {
            Add($"<td>{cell}</td>");
        }

        Add("</tr>\n");
    }

    /// <summary>Ends the page and writes it.</summary>
    /// <param name="path">Where.</param>
    public void Write(string path)
    {
        Add("</main></body></html>\n");
        OutputFile.Write(path, Encoding.UTF8.GetBytes(_html.ToString()));
    }

    /// <summary>Words as markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));

    /// <summary>A bar as long as the share of a whole, as markup.</summary>
    public static string Bar(long count, long total) => string.Create(
        CultureInfo.InvariantCulture, $"<span class=\"bar\" style=\"width:{(double)BarPixels * Math.Min(count, total) / Math.Max(1, total):F0}px\"></span>");

    private static string StyleSheet()
    {
        using var stream = typeof(TablePage).Assembly.GetManifestResourceStream("tables.css") ?? throw new InvariantViolatedException("the style sheet is part of the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
