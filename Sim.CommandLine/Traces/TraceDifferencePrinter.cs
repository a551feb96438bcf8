using System.Collections.Immutable;
using System.Globalization;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Sim.Engine.Texts;
using Sim.Engine.Tracing;

namespace Sim.CommandLine.Traces;

/// <summary>Prints where two aligned traces part, what differs there, and the alignment.</summary>
/// <param name="writer">Where to print.</param>
internal sealed class TraceDifferencePrinter(TextWriter writer)
{
    private const int LongestAction = 100;
    private const string None = "none";

    /// <summary>Prints the first row that is not the same on both sides, field by field.</summary>
    public void PrintFirstDifference(AlignedStep row)
    {
        writer.Write($"first difference: {Position(row.First)} of A, {Position(row.Second)} of B\n");
        if (row.First?.Action == row.Second?.Action)
        {
            writer.Write($"  {Short(row.First!.Action)}\n");
        }

        PrintValue("action", row, step => Short(step.Action));
        PrintValue("time", row, step => Number(step.TimeTicks));
        PrintParts(row.First?.Parts ?? [], row.Second?.Parts ?? []);
        PrintValue("violation", row, step => step.Violation ?? None);
        PrintLines(row.First?.Lines ?? [], row.Second?.Lines ?? []);
    }

    /// <summary>Prints one line per row of the alignment.</summary>
    public void PrintAlignment(ImmutableArray<AlignedStep> rows)
    {
        writer.Write("alignment (= same, ~ same action with another outcome, ! another action, - only in A, + only in B):\n");
        writer.Write(Row(' ', "A", "B", "action"));
        foreach (var row in rows)
        {
            writer.Write(Row(
                row.Mark, row.First is { } first ? Number(first.Step) : "", row.Second is { } second ? Number(second.Step) : "", ActionsOf(row)));
        }
    }

    private void PrintParts(ImmutableArray<TracePart> first, ImmutableArray<TracePart> second)
    {
        for (var index = 0; index < Math.Max(first.Length, second.Length); index++)
        {
            TracePart? one = index < first.Length ? first[index] : null;
            TracePart? other = index < second.Length ? second[index] : null;
            if (one?.Name == other?.Name)
            {
                PrintValue(one!.Value.Name, Figures.Hash(one.Value.Value), Figures.Hash(other!.Value.Value));
            }
            else
            {
                PrintValue($"part {Number(index + 1)}", one?.Name ?? None, other?.Name ?? None);
            }
        }
    }

    private void PrintValue(string name, AlignedStep row, Func<StepRecord, string> textOf) =>
        PrintValue(name, row.First is { } first ? textOf(first) : None, row.Second is { } second ? textOf(second) : None);

    private void PrintValue(string name, string first, string second)
    {
        if (first != second)
        {
            writer.Write($"  {name}: A {first}, B {second}\n");
        }
    }

    private void PrintLines(ImmutableArray<string> first, ImmutableArray<string> second)
    {
        var difference = InlineDiffBuilder.Diff(string.Join('\n', first), string.Join('\n', second), ignoreWhiteSpace: false);
        foreach (var line in difference.Lines.Where(line => line.Type is ChangeType.Deleted or ChangeType.Inserted && line.Text.Length > 0))
        {
            writer.Write($"  {(line.Type == ChangeType.Deleted ? "A" : "B")} | {line.Text}\n");
        }
    }

    private static string ActionsOf(AlignedStep row)
    {
        var action = Short((row.First ?? row.Second)!.Action);
        return row.Mark == '!' ? $"{action}  /  {Short(row.Second!.Action)}" : action;
    }

    private static string Row(char mark, string first, string second, string action) => $"  {mark} {first,5} {second,5}  {action}\n";

    private static string Position(StepRecord? step) => step is null ? "no step" : $"step {Number(step.Step)}";

    private static string Short(string action) => action.Length <= LongestAction ? action : $"{action.AsSpan(0, LongestAction)}...";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
