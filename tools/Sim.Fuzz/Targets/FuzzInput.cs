using System.Text;

namespace Sim.Fuzz.Targets;

/// <summary>One mutated input.</summary>
/// <param name="Path">A file that holds it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Index">Its number.</param>
internal sealed record FuzzInput(string Path, byte[] Content, long Index)
{
    /// <summary>As a text, for what is no file. The system hands over no arguments with zeros in them.</summary>
    public string Text => Encoding.UTF8.GetString(Content).Replace("\0", "", StringComparison.Ordinal);
}
