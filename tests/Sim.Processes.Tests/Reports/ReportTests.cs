using System.Text.Json;
using System.Xml.Linq;
using Sim.Processes.Experiments;
using Sim.Processes.Reports;

namespace Sim.Processes.Tests.Reports;

/// <summary>Goal: results can be read by people and by programs. Method: write small results and read them back.</summary>
public sealed class ReportTests
{
    private static readonly ExperimentResult[] Results =
    [
        new("one, <slow>", 7, 3, false, [new("wait", [1.5, 2.5, 3.5]), new("\"quoted\"", [0, 0, 0])]),
        new("two", 7, 3, false, [new("wait", [1, 1, 2])]),
    ];

    [Fact]
    public void The_table_is_aligned()
    {
        var expected = """
            scenario     measure      mean  half-width  least  greatest  n
            one, <slow>  wait          2.5     2.48414    1.5       3.5  3
            one, <slow>  "quoted"        0           0      0         0  3
            two          wait      1.33333     1.43422      1         2  3
            half-widths of 95 % intervals (Student)

            """;
        Assert.Equal(expected, ExperimentReport.ToText(Results));
    }

    [Fact]
    public void The_CSV_quotes_what_it_must()
    {
        var lines = ExperimentReport.ToCsv(Results).Split("\r\n");
        Assert.Equal("scenario,measure,observation,value", lines[0]);
        Assert.Equal("\"one, <slow>\",wait,0,1.5", lines[1]);
        Assert.Equal("\"one, <slow>\",\"\"\"quoted\"\"\",2,0", lines[6]);
        Assert.Equal(["two,wait,2,2", ""], lines[^2..]);
    }

    [Fact]
    public void The_JSON_holds_every_observation()
    {
        using var document = JsonDocument.Parse(ExperimentReport.ToJson(Results));
        var root = document.RootElement;
        Assert.Equal("sim-experiment/1", root.GetProperty("format").GetString());
        var measure = root.GetProperty("scenarios")[0].GetProperty("measures")[0];
        Assert.Equal(2.5, measure.GetProperty("mean").GetDouble());
        Assert.Equal([1.5, 2.5, 3.5], measure.GetProperty("observations").EnumerateArray().Select(static value => value.GetDouble()));
        var single = ExperimentReport.ToJson([new("s", 1, 1, false, [new("m", [1])])]);
        Assert.Contains("\"halfWidth\": null", single, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_whole_and_asks_nobody_for_anything()
    {
        var page = ExperimentReport.ToHtml("Counters & waits", Results);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Counters &amp; waits", page, StringComparison.Ordinal);
        Assert.Contains("one, &lt;slow&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(page, ExperimentReport.ToHtml("Counters & waits", Results));

        var drawings = page.Split("<svg").Skip(1).Select(static part => "<svg" + part[..(part.IndexOf("</svg>", StringComparison.Ordinal) + 6)]).ToArray();
        Assert.Equal(6, drawings.Length);
        Assert.All(drawings, static drawing => Assert.NotEmpty(XElement.Parse(drawing).Elements()));
    }

    [Fact]
    public void A_single_observation_can_be_drawn() =>
        Assert.Contains("<svg", ExperimentReport.ToHtml("one", [new("s", 1, 1, false, [new("m", [5])])]), StringComparison.Ordinal);
}
