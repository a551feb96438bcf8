using System.Globalization;
using Sim.Engine.Texts;
using Sim.Engine.Views;

namespace Sim.Cli.Why;

/// <summary>Prints stories: one line per step that changed something, with the phase and the rule that did it.</summary>
/// <param name="writer">Where to print.</param>
/// <param name="run">The run.</param>
/// <param name="isDetailed">Whether what the planner saw is printed below each line.</param>
internal sealed class WhyPrinter(TextWriter writer, ViewRun run, bool isDetailed)
{
    private const string Nothing = "gone";

    /// <summary>Prints a story below its name.</summary>
    public void Print(CopyStory story)
    {
        writer.Write($"{story.Name}: {story.Standing ?? "no such copy"}\n");
        foreach (var step in story.Links.GroupBy(link => link.Step))
        {
            PrintStep([.. step]);
        }
    }

    /// <summary>Prints what the latest plan that changed the holders of the chunk saw of a worker.</summary>
    public void PrintLastPlan(CopyStory plans, string worker)
    {
        if (plans.Links.LastOrDefault(link => link.Entry.Details is not null) is not { } last)
        {
            return;
        }

        var lines = last.Entry.Details!.Split('\n');
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"the latest plan that changed its holders, at step {last.Step}: {lines[0]}; {last.Entry.Text}\n"));
        var seen = lines.Skip(1).FirstOrDefault(line => line.StartsWith($"{worker}:", StringComparison.Ordinal))
            ?? lines.Skip(1).Where(line => line.Split(' ').Contains(worker, StringComparer.Ordinal)).Select(line => $"{worker}: {line[..line.LastIndexOf(": ", StringComparison.Ordinal)]}").FirstOrDefault();
        writer.Write($"  {VisibleText.Of(seen ?? $"{worker}: not shown there; a worker that is not active is not offered to the planner (22.6)")}\n");
    }

    /// <summary>A step may change a copy several times, in several phases.</summary>
    private void PrintStep(IReadOnlyList<CopyStory.Link> links)
    {
        var step = links[0].Step;
        var record = run.Records.FirstOrDefault(record => record.Step == step);
        var how = string.Join("; then ", links.Select(link => $"{link.Entry.Text ?? Nothing} ({link.Entry.Reason ?? "as the step left it"})"));
        writer.Write(VisibleText.Of(string.Create(CultureInfo.InvariantCulture, $"  step {step,4}  tick {links[^1].Entry.TimeTicks,6}  {Kind(record?.Action),-14}  {how}")) + "\n");
        foreach (var line in isDetailed ? links.SelectMany(link => link.Entry.Details?.Split('\n') ?? []) : [])
        {
            writer.Write($"        | {VisibleText.Of(line)}\n");
        }
    }

    private static string Kind(string? action) => action?.Split(' ')[0] ?? "";
}
