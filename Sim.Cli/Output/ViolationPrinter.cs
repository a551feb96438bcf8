using System.Collections.Immutable;
using System.Globalization;
using Sim.Cli.Traces;
using Sim.Engine.Walks;
using Sim.Models.Actions;

namespace Sim.Cli.Output;

/// <summary>Prints a violation: the oracle, the sentence, the step, the walk that shows it, and how to see it again.</summary>
/// <param name="writer">Where to print.</param>
internal sealed class ViolationPrinter(TextWriter writer)
{
    /// <summary>Prints the oracle, the sentence, the step and whatever more there is to say.</summary>
    public void PrintFailure(CaseFailure failure, ImmutableArray<WorldAction> steps)
    {
        writer.Write($"\n{failure.Oracle.Id} {failure.Oracle.Name}\n");
        writer.Write($"  {failure.Violation.Sentence}\n");
        writer.Write($"  at step {failure.Step.ToString(CultureInfo.InvariantCulture)}: {ActionAt(steps, failure.Step)}\n");
        PrintDetails(failure.Violation.Details);
    }

    /// <summary>Prints a walk, one step per line.</summary>
    public void PrintWalk(string title, ImmutableArray<WorldAction> steps)
    {
        writer.Write($"{title}\n");
        for (var i = 0; i < steps.Length; i++)
        {
            writer.Write($"  {(i + 1).ToString(CultureInfo.InvariantCulture),3}  {Readable(steps[i])}\n");
        }
    }

    /// <summary>Prints where the walk was saved and how to replay it.</summary>
    public void PrintReplay(string walkPath)
    {
        writer.Write($"saved as {walkPath}\n");
        writer.Write($"replay with: dotnet run -c Release --project Sim.Cli -- replay {walkPath}\n");
    }

    /// <summary>Prints how to lay the walk beside a variant of it that does not fail.</summary>
    public void PrintComparison(string walkPath, WalkVariant variant) =>
        writer.Write($"compare with what holds: dotnet run -c Release --project Sim.Cli -- trace diff {walkPath} {variant.Options}\n");

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

    private static string ActionAt(ImmutableArray<WorldAction> steps, int step) =>
        step >= 1 && step <= steps.Length ? Readable(steps[step - 1]) : "building the world";

    /// <summary>A batch of chunks takes a line per chunk; everything else fits one.</summary>
    private static string Readable(WorldAction action) => action is AddChunks { Chunks.Length: > 1 } add
        ? $"{AddChunks.Kind}{string.Concat(add.Chunks.Select(chunk => $"\n         {chunk}"))}"
        : action.ToString();
}
