using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sim.CommandLine.Tests.Views;

/// <summary>A page as it lies in its file.</summary>
internal sealed class ViewedPage(string path)
{
    public string Html { get; } = File.ReadAllText(path);

    public JsonElement Data => DataOf("sim-view");

    public JsonElement DataOf(string id) =>
        JsonDocument.Parse(Regex.Match(Html, $"<script type=\"application/json\" id=\"{id}\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;

    public IReadOnlyList<JsonElement> Steps => [.. Data.GetProperty("steps").EnumerateArray()];

    public IReadOnlyList<string> Lanes => [.. Data.GetProperty("lanes").EnumerateArray().Select(lane => lane[0].GetString()!)];

    /// <summary>The texts of the entries of a step that are of a kind and on a lane.</summary>
    public IReadOnlyList<string> TextsOf(int step, string kind, string lane)
    {
        var (data, lanes) = (Data, Lanes);
        return
        [
            .. from entry in data.GetProperty("entries")[step].EnumerateArray()
               where entry[0].GetString() == kind && lanes[entry[2].GetInt32()] == lane
               select data.GetProperty("texts")[entry[3].GetInt32()].GetString()!,
        ];
    }
}
