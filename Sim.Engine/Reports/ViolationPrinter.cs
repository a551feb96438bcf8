using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Walks;

namespace Sim.Engine.Reports;

/// <summary>Prints a violation: the oracle, the sentence, the step, the walk that shows it, and how to see it again.</summary>
/// <typeparam name="TAction">One step.</typeparam>
/// <param name="writer">Where to print.</param>
/// <param name="invocation">What is typed before a verb to run this program.</param>
/// <param name="rest">What is typed behind the words of a verb, with a blank before it; empty for nothing.</param>
/// <param name="readable">An action for people.</param>
internal sealed class ViolationPrinter<TAction>(TextWriter writer, string invocation, string rest, Func<TAction, string> readable)
{
    /// <summary>Prints the oracle, the sentence, the step and whatever more there is to say.</summary>
    public void PrintFailure(CaseFailure failure, ImmutableArray<TAction> steps)
    {
        writer.Write($"\n{failure.Oracle.Id} {failure.Oracle.Name}\n");
        writer.Write($"  {failure.Violation.Sentence}\n");
        writer.Write($"  at step {failure.Step.ToString(CultureInfo.InvariantCulture)}: {ActionAt(steps, failure.Step)}\n");
        PrintDetails(failure.Violation.Details);
    }

    /// <summary>Prints a walk, one step per line.</summary>
    public void PrintWalk(string title, ImmutableArray<TAction> steps)
    {
        writer.Write($"{title}\n");
        for (var i = 0; i < steps.Length; i++)
        {
            writer.Write($"  {(i + 1).ToString(CultureInfo.InvariantCulture),3}  {readable(steps[i])}\n");
        }
    }

    /// <summary>Prints where the walk was saved and how to replay it.</summary>
    public void PrintReplay(string walkPath)
    {
        writer.Write($"saved as {walkPath}\n");
        writer.Write($"replay with: {ReplayCommandOf(walkPath)}\n");
    }

    /// <summary>What replays a walk file.</summary>
    public string ReplayCommandOf(string walkPath) => $"{invocation} replay {walkPath}{rest}";

    /// <summary>Prints where the page lies that shows the walk.</summary>
    public void PrintPage(string path) => writer.Write($"look at it: {path}\n");

    /// <summary>Prints how to lay the walk beside a variant of it that does not fail.</summary>
    public void PrintComparison(string walkPath, string options) =>
        writer.Write($"compare with what holds: {invocation} trace diff {walkPath} {options}{rest}\n");

    /// <summary>Prints where the walk was saved and, if it shows what it says, how to replay it.</summary>
    /// <param name="walkPath">The file.</param>
    /// <param name="fault">Why the file does not show what it says; null if it does.</param>
    public void PrintSaved(string walkPath, string? fault)
    {
        if (fault is null)
        {
            PrintReplay(walkPath);
            return;
        }

        writer.Write($"saved as {walkPath}\n");
        writer.Write($"DID NOT HAPPEN AGAIN: {fault}\n");
    }

    private void PrintDetails(string? details)
    {
        foreach (var line in details?.TrimEnd('\n').Split('\n') ?? [])
        {
            writer.Write($"  {line}\n");
        }
    }

    private string ActionAt(ImmutableArray<TAction> steps, int step) =>
        step >= 1 && step <= steps.Length ? readable(steps[step - 1]) : "building the world";
}
