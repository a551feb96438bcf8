using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>Compares two runs of the same case and finds the first step that differs.</summary>
internal static class DeterminismCheck
{
    private const string Absent = "(absent)";

    /// <summary>The first difference; null if there is none. Both outcomes must hold their records.</summary>
    public static CaseDifference? Compare<TConfiguration, TAction>(
        long caseNumber, CaseSeed seed, CaseOutcome<TConfiguration, TAction> first, CaseOutcome<TConfiguration, TAction> second)
    {
        var common = Math.Min(first.Records.Length, second.Records.Length);
        for (var index = 0; index < common; index++)
        {
            if (Compare(first.Records[index], second.Records[index]) is { } found)
            {
                return found with { CaseNumber = caseNumber, Seed = seed };
            }
        }

        if (first.Records.Length != second.Records.Length)
        {
            var longer = first.Records.Length > common ? first.Records[common] : second.Records[common];
            return new CaseDifference(
                caseNumber, seed, longer.Step, DifferenceKind.Length, longer.Action, StepsOf(first), StepsOf(second));
        }

        return CompareWhole(DifferenceKind.TraceHash, first.TraceHash, second.TraceHash)
            ?? CompareWhole(DifferenceKind.VerdictHash, first.VerdictHash, second.VerdictHash)
            ?? CompareWhole(DifferenceKind.StreamPositions, first.StreamPositionHash, second.StreamPositionHash);

        CaseDifference? CompareWhole(DifferenceKind kind, ulong one, ulong other) =>
            one == other ? null : new CaseDifference(caseNumber, seed, first.Steps, kind, "(end)", Hex(one), Hex(other));
    }

    private static CaseDifference? Compare(StepRecord first, StepRecord second)
    {
        if (first.Step != second.Step)
        {
            return Found(DifferenceKind.Length, first.Action, Number(first.Step), Number(second.Step));
        }

        if (first.Action != second.Action)
        {
            return Found(DifferenceKind.Action, first.Action, first.Action, second.Action);
        }

        if (first.TimeTicks != second.TimeTicks)
        {
            return Found(DifferenceKind.Time, first.Action, Number(first.TimeTicks), Number(second.TimeTicks));
        }

        return Compare(DifferenceKind.Part, first.Step, first.Parts, second.Parts)
            ?? Compare(DifferenceKind.Verdict, first.Step, first.Verdicts, second.Verdicts)
            ?? CompareEnds(first, second);

        CaseDifference Found(DifferenceKind kind, string name, string one, string other) =>
            Difference(Math.Min(first.Step, second.Step), kind, name, one, other);
    }

    private static CaseDifference? Compare(
        DifferenceKind kind, int step, ImmutableArray<TracePart> first, ImmutableArray<TracePart> second)
    {
        for (var index = 0; index < Math.Max(first.Length, second.Length); index++)
        {
            TracePart? one = index < first.Length ? first[index] : null;
            TracePart? other = index < second.Length ? second[index] : null;
            if (one != other)
            {
                return Difference(step, kind, (one ?? other)!.Value.Name, Text(one), Text(other));
            }
        }

        return null;
    }

    private static CaseDifference? CompareEnds(StepRecord first, StepRecord second)
    {
        if (first.Violation != second.Violation)
        {
            return Difference(first.Step, DifferenceKind.Violation, first.Action, first.Violation ?? Absent, second.Violation ?? Absent);
        }

        return first.StreamPositionHash == second.StreamPositionHash
            ? null
            : Difference(
                first.Step, DifferenceKind.StreamPositions, first.Action, Hex(first.StreamPositionHash), Hex(second.StreamPositionHash));
    }

    private static CaseDifference Difference(int step, DifferenceKind kind, string name, string first, string second) =>
        new(CaseNumber: 0, Seed: default, step, kind, name, first, second);

    private static string Text(TracePart? part) => part is { } present ? $"{present.Name} {Hex(present.Value)}" : Absent;

    private static string StepsOf<TConfiguration, TAction>(CaseOutcome<TConfiguration, TAction> outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcome.Steps} steps");

    private static string Hex(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
