using System.Collections.Immutable;

namespace Sim.Models.Tracing;

/// <summary>
/// What a step changed of what workers are told to store, a line for each worker that it touched:
/// <c>W0: +C8 +C9 -C3 (draining) -> 11.0 of 10.0 MiB</c>.
/// </summary>
/// <param name="scale">Writes loads.</param>
/// <param name="start">Every machine of the pool before the first step, in order of position.</param>
internal sealed class CopyChanges(ByteScale scale, ImmutableArray<WorkerCopies> start)
{
    private ImmutableArray<WorkerCopies> _before = start;

    /// <summary>The lines, and from now on <paramref name="after"/> is what was before.</summary>
    /// <param name="after">Every machine of the pool, in order of position.</param>
    public IEnumerable<string> Lines(ImmutableArray<WorkerCopies> after)
    {
        var before = _before;
        _before = after;
        return Enumerable.Range(0, after.Length)
            .Select(index => (Index: index, Text: Text(before[index], after[index])))
            .Where(entry => entry.Text.Length > 0)
            .Select(entry => $"  {TraceNames.OfWorker(entry.Index)}: {entry.Text}");
    }

    private string Text(WorkerCopies before, WorkerCopies after)
    {
        string[] words = [.. Membership(before, after), .. Copies(before, after)];
        return words.Length == 0 ? "" : $"{string.Join(' ', words)} -> {scale.Of(after.Bytes)}";
    }

    private static IEnumerable<string> Membership(WorkerCopies before, WorkerCopies after)
    {
        if (before.IsActive != after.IsActive)
        {
            yield return after.IsActive ? "joined" : "left";
        }

        if (before.IsRegistered && !after.IsRegistered)
        {
            yield return "deleted";
        }
    }

    private static IEnumerable<string> Copies(WorkerCopies before, WorkerCopies after)
    {
        foreach (var chunk in after.Ideal.Union(after.Stale).Except(before.Ideal).Except(before.Stale))
        {
            yield return $"+{TraceNames.OfChunk(chunk)}{(after.Ideal.Contains(chunk) ? "" : " (draining)")}";
        }

        foreach (var chunk in after.Ideal.Intersect(before.Stale).Except(before.Ideal))
        {
            yield return $"+{TraceNames.OfChunk(chunk)} (taken back)";
        }

        foreach (var chunk in before.Ideal.Union(before.Stale).Except(after.Ideal))
        {
            if (before.Ideal.Contains(chunk) || !after.Stale.Contains(chunk))
            {
                yield return $"-{TraceNames.OfChunk(chunk)}{HowItWent(chunk, before, after)}";
            }
        }
    }

    private static string HowItWent(int chunk, WorkerCopies before, WorkerCopies after) =>
        after.Stale.Contains(chunk) ? " (draining)" : before.Stale.Contains(chunk) ? " (drained)" : "";
}
