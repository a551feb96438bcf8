using System.Net;

namespace Sim.Reshuffle.Report;

/// <summary>Texts inside HTML.</summary>
internal static class HtmlText
{
    /// <summary>A text in which nothing is markup.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
