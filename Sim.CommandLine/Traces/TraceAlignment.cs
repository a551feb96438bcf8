using System.Collections.Immutable;
using DiffPlex;
using Sim.Engine.Tracing;

namespace Sim.CommandLine.Traces;

/// <summary>Aligns two traces step by step, so that a step inserted into one does not make everything after it look different.</summary>
internal static class TraceAlignment
{
    /// <summary>The rows of the alignment, in order. Steps stand for each other if their actions are the same, or if as many have taken the place of as many.</summary>
    public static ImmutableArray<AlignedStep> Of(ImmutableArray<StepRecord> first, ImmutableArray<StepRecord> second)
    {
        var blocks = Differ.Instance.CreateLineDiffs(Actions(first), Actions(second), ignoreWhitespace: false).DiffBlocks;
        var rows = ImmutableArray.CreateBuilder<AlignedStep>();
        var (nextFirst, nextSecond) = (0, 0);
        foreach (var block in blocks)
        {
            AddPairs(block.DeleteStartA);
            AddPairs(block.DeleteStartA + (block.DeleteCountA == block.InsertCountB ? block.DeleteCountA : 0));
            while (nextFirst < block.DeleteStartA + block.DeleteCountA)
            {
                rows.Add(new AlignedStep(first[nextFirst++], null));
            }

            while (nextSecond < block.InsertStartB + block.InsertCountB)
            {
                rows.Add(new AlignedStep(null, second[nextSecond++]));
            }
        }

        AddPairs(first.Length);
        return rows.ToImmutable();

        void AddPairs(int untilFirst)
        {
            while (nextFirst < untilFirst)
            {
                rows.Add(new AlignedStep(first[nextFirst++], second[nextSecond++]));
            }
        }
    }

    /// <summary>One line per step; an action never holds a line break.</summary>
    private static string Actions(ImmutableArray<StepRecord> steps) => string.Join('\n', steps.Select(step => step.Action));
}
