using System.Text.Json;

namespace Sim.Engine.Inputs;

/// <summary>Reads names and texts of a document.</summary>
internal static class JsonText
{
    /// <summary>The text of the present token. Half a surrogate pair, which no text can hold, reads as the replacement character.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
