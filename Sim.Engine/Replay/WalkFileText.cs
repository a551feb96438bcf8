using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sim.Engine.Replay;

/// <summary>Composes walk files by hand, so that each step and each witness stands on a line of its own and changes read well.</summary>
internal sealed class WalkFileText
{
    private const string Indent = "  ";

    private readonly JsonSerializerOptions _compact;
    private readonly JsonSerializerOptions _indented;

    public WalkFileText(JsonSerializerOptions readingOptions)
    {
        _compact = new JsonSerializerOptions(readingOptions)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = false,
        };
        _indented = new JsonSerializerOptions(_compact) { WriteIndented = true, IndentSize = 2, NewLine = "\n" };
    }

    public string Compose<TConfiguration, TAction, TWitness>(WalkFile<TConfiguration, TAction, TWitness> file)
        where TWitness : Witness
    {
        var members = new List<(string Name, string Text)>
        {
            ("format", JsonSerializer.Serialize(file.Format, _compact)),
            ("name", JsonSerializer.Serialize(file.Name, _compact)),
            ("about", JsonSerializer.Serialize(file.About, _compact)),
            ("model", JsonSerializer.Serialize(file.Model, _compact)),
        };
        if (file.Seed is not null)
        {
            members.Add(("seed", JsonSerializer.Serialize(file.Seed, _compact)));
        }

        if (file.Backends.Length > 0)
        {
            members.Add(("backends", JsonSerializer.Serialize(file.Backends, _compact)));
        }

        members.Add(("config", Nested(JsonSerializer.Serialize(file.Config, _indented))));
        members.Add(("steps", Lines(file.Steps)));
        members.Add(("expect", JsonSerializer.Serialize(file.Expect, _compact)));
        if (file.Witnesses.Length > 0)
        {
            members.Add(("witnesses", Lines(file.Witnesses)));
        }

        return $"{{\n{string.Join(",\n", members.Select(member => $"{Indent}\"{member.Name}\": {member.Text}"))}\n}}\n";
    }

    /// <summary>A list with one item per line. The type argument keeps the discriminator of polymorphic items.</summary>
    private string Lines<TItem>(IReadOnlyList<TItem> items)
    {
        if (items.Count == 0)
        {
            return "[]";
        }

        var text = new StringBuilder("[\n");
        for (var index = 0; index < items.Count; index++)
        {
            text.Append(Indent).Append(Indent).Append(JsonSerializer.Serialize(items[index], _compact));
            text.Append(index < items.Count - 1 ? ",\n" : "\n");
        }

        return text.Append(Indent).Append(']').ToString();
    }

    /// <summary>Moves all lines but the first one level in; texts in JSON never hold a raw line break.</summary>
    private static string Nested(string text) => text.Replace("\n", "\n" + Indent, StringComparison.Ordinal);
}
