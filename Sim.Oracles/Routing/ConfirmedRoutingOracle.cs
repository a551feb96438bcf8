using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-22. The confirmed routing, the queue behind it, and what is published of it equal the model exactly.</summary>
public static class ConfirmedRoutingOracle
{
    /// <summary>Judges the storage's rows.</summary>
    /// <param name="model">The model, brought up to the state.</param>
    /// <param name="view">The state.</param>
    public static Verdict Judge(ConfirmedRoutingModel model, PlacementView view)
    {
        if (view.State.Watermark != model.Watermark)
        {
            return Wording.Of(
                OracleCatalog.ConfirmedRouting,
                "watermark",
                "the watermark",
                $"the watermark is {view.State.Watermark}, and worker assignment {model.Watermark} was confirmed last");
        }

        var routing = JudgeRouting(model, view);
        return routing.IsHolding ? JudgeQueue(model, view) : routing;
    }

    /// <summary>Judges a publication: it routes its chunks by the model and no others.</summary>
    /// <param name="model">The model at the time of publication.</param>
    /// <param name="published">The portal assignment.</param>
    public static Verdict JudgePublished(ConfirmedRoutingModel model, PortalAssignment published)
    {
        var routing = published.ChunkWorkers;
        var shown = new ChunkCursor(published.Chunks);
        var expected = new HolderCursor(model.Routing);
        for (var i = 0; i < routing.Count; i++)
        {
            var chunk = routing.Chunks[i];
            if (shown.Find(chunk) is null || !routing.HoldersAt(i).SequenceEqual(expected.HoldersOf(chunk)))
            {
                return Violated(Wording.Name(chunk, published.Chunks), published, routing.HoldersAt(i), model, chunk);
            }
        }

        var routed = new HolderCursor(routing);
        foreach (var chunk in model.Routing.Chunks)
        {
            if (!routed.Seek(chunk) && published.Chunks.ContainsKey(chunk))
            {
                return Violated(Wording.Name(chunk, published.Chunks), published, [], model, chunk);
            }
        }

        return Verdict.Holds;
    }

    private static Verdict JudgeRouting(ConfirmedRoutingModel model, PlacementView view)
    {
        var stored = view.State.ConfirmedRouting;
        for (var i = 0; i < Math.Max(stored.Count, model.Routing.Count); i++)
        {
            if (i < stored.Count && i < model.Routing.Count && stored[i].Chunk == model.Routing.Chunks[i]
                && Matches(stored[i].Workers, model.Routing.HoldersAt(i)))
            {
                continue;
            }

            // Both ascend by chunk, so that the first position at which they differ names the lower of the two chunks.
            var isStored = i < stored.Count && (i >= model.Routing.Count || stored[i].Chunk <= model.Routing.Chunks[i]);
            var chunk = isStored ? stored[i].Chunk : model.Routing.Chunks[i];
            var workers = isStored ? stored[i].Workers : [];
            var name = Wording.Name(chunk, view);
            return Wording.OfChunk(
                OracleCatalog.ConfirmedRouting,
                name,
                $"the confirmed routing of {name} is {Wording.List([.. workers])} at watermark {view.State.Watermark}; replaying the changes of the ideal gives {Wording.List(model.Routing.HoldersOf(chunk))}");
        }

        return Verdict.Holds;
    }

    private static Verdict JudgeQueue(ConfirmedRoutingModel model, PlacementView view)
    {
        var stored = view.State.Diffs;
        for (var i = 0; i < Math.Max(stored.Count, model.Queue.Length); i++)
        {
            var actual = i < stored.Count ? stored[i] : null;
            var expected = i < model.Queue.Length ? model.Queue[i] : null;
            if (actual is null || expected is null || actual.Assignment != expected.Assignment || actual.Chunk != expected.Chunk
                || !AreEqual(actual.Workers, expected.Workers))
            {
                var name = Wording.Name((actual ?? expected)!.Chunk, view);
                return Wording.OfChunk(
                    OracleCatalog.ConfirmedRouting,
                    name,
                    $"queued routing change {i + 1} is {Describe(actual, view)}, and the ideals demand {Describe(expected, view)}");
            }
        }

        return Verdict.Holds;
    }

    private static bool Matches(IReadOnlyList<WorkerPk> workers, ReadOnlySpan<WorkerPk> expected)
    {
        if (workers.Count != expected.Length)
        {
            return false;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            if (workers[i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(IReadOnlyList<WorkerPk> left, IReadOnlyList<WorkerPk> right)
    {
        var isEqual = left.Count == right.Count;
        for (var i = 0; isEqual && i < left.Count; i++)
        {
            isEqual = left[i] == right[i];
        }

        return isEqual;
    }

    private static string Describe(DiffView? change, PlacementView view) => change is null
        ? "none"
        : Wording.Text($"{Wording.Name(change.Chunk, view)} to {Wording.List([.. change.Workers])} by worker assignment {change.Assignment}");

    private static Verdict Violated(
        string name, PortalAssignment published, ReadOnlySpan<WorkerPk> workers, ConfirmedRoutingModel model, ChunkPk chunk) =>
        Wording.OfChunk(
            OracleCatalog.ConfirmedRouting,
            name,
            $"portal assignment {published.Id} routes {name} to {Wording.List(workers)} at watermark {published.ConfirmedUpTo}; the model at watermark {model.Watermark} has {Wording.List(model.Routing.HoldersOf(chunk))} for the chunks shown");
}
