using System.Collections.Immutable;
using Sim.Engine.Views;

namespace Sim.Cli.Why;

/// <summary>What happened to one copy, or to a chunk as a whole: each change of a part of the state, in order.</summary>
/// <param name="Name">What the changes are of.</param>
/// <param name="Links">The changes: the step, what changed, and what it was before.</param>
internal sealed record CopyStory(string Name, ImmutableArray<CopyStory.Link> Links)
{
    /// <summary>How it stands after the last link; null if it is not there.</summary>
    public string? Standing => Links.IsEmpty ? null : Links[^1].Entry.Text;

    /// <summary>One change.</summary>
    /// <param name="Step">The step that made it.</param>
    /// <param name="Entry">What changed, and why.</param>
    /// <param name="Before">What it read before; null if it was not there.</param>
    internal sealed record Link(int Step, ViewEntry Entry, string? Before);

    /// <summary>The story of a part of the state up to a step.</summary>
    public static CopyStory Of(string name, ViewRecorder view, string lane, string part, int untilStep)
    {
        var links = ImmutableArray.CreateBuilder<Link>();
        for (var step = 0; step <= Math.Min(untilStep, view.Steps.Count - 1); step++)
        {
            foreach (var entry in view.Steps[step].Entries)
            {
                if (entry.Kind == ViewEntryKind.State && entry.Name == part && view.Lanes[entry.Lane].Name == lane)
                {
                    links.Add(new Link(step, entry, links.Count > 0 ? links[^1].Entry.Text : null));
                }
            }
        }

        return new CopyStory(name, links.ToImmutable());
    }
}
