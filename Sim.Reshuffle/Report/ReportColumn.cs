using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Report;

/// <summary>A column of the table of steps.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Text">The text of a step.</param>
/// <param name="IsAlwaysShown">Whether it is there even if it says nothing.</param>
public sealed record ReportColumn(string Header, Func<StepRecord, string> Text, bool IsAlwaysShown = false)
{
    /// <summary>Whether the column tells steps apart, or has anything but zeros.</summary>
    public bool SaysSomething(IReadOnlyList<StepRecord> steps)
    {
        var texts = steps.Select(Text).Distinct(StringComparer.Ordinal).ToList();
        return IsAlwaysShown || texts.Count > 1 || (texts is [var only] && only.Any(static character => character is >= '1' and <= '9'));
    }
}
