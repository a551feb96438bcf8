using Sim.Engine.Tracing;

namespace Sim.CommandLine.Traces;

/// <summary>One row of the alignment of two traces: two steps that stand for each other, or one that stands alone.</summary>
/// <param name="First">The step of the first trace; null if it has none here.</param>
/// <param name="Second">The step of the second trace; null if it has none here.</param>
internal sealed record AlignedStep(StepRecord? First, StepRecord? Second)
{
    /// <summary>Whether both did the same with the same outcome. The rolling hash is not looked at, since it never forgets an earlier difference.</summary>
    public bool IsSame => First is not null && Second is not null
        && First.Action == Second.Action
        && First.TimeTicks == Second.TimeTicks
        && First.Parts.SequenceEqual(Second.Parts)
        && First.Lines.SequenceEqual(Second.Lines, StringComparer.Ordinal)
        && First.Violation == Second.Violation;

    /// <summary>The mark of the row: <c>=</c> the same, <c>~</c> same action with another outcome, <c>!</c> another action, <c>-</c> in the first trace alone, <c>+</c> in the second alone.</summary>
    public char Mark => (First, Second) switch
    {
        (null, _) => '+',
        (_, null) => '-',
        _ => IsSame ? '=' : First.Action == Second.Action ? '~' : '!',
    };
}
