using Sim.Reshuffle.Runs;

namespace Sim.Cli.Reshuffle;

/// <summary>A column of the table of a run.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Text">The text of a step.</param>
/// <param name="IsAlwaysShown">Whether it is there even if it says nothing.</param>
internal sealed record RunColumn(string Header, Func<StepRecord, string> Text, bool IsAlwaysShown = false)
{
    /// <summary>Whether the column tells steps apart, or has anything but zeros.</summary>
    public bool SaysSomething(IReadOnlyList<StepRecord> steps)
    {
        var texts = steps.Select(Text).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count > 1 || (texts is [var only] && only.Any(static character => character is >= '1' and <= '9') && Header is not (" workers" or " upgraded"));
    }
}
