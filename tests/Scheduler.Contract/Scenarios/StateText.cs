using System.Globalization;
using System.Text;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>Writes a state out in full, so that two states can be compared and a difference can be read.</summary>
public static class StateText
{
    public static string Of(StorageState state)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"watermark {state.Watermark} newest {state.NewestWorkerAssignment}");
        text.AppendLine(CultureInfo.InvariantCulture, $"datasets {string.Join(' ', state.Datasets)}");
        Append(text, state.Chunks, row => $"{row}");
        Append(text, state.Lifecycles, row => $"{row}");
        text.Append(Ideal(state));
        Append(text, state.StaleMappings, row => $"{row}");
        text.Append(Diffs(state));
        Append(text, state.ConfirmedRouting, row => $"routing {row.Chunk}: {string.Join(' ', row.Workers)}");
        Append(text, state.Corrections, row => $"{row}");
        Append(text, state.Workers, row => $"{row}");
        Append(text, state.PortalAssignments, row => $"{row}");
        Append(text, state.Waiting, row => $"{row}");
        return text.ToString();
    }

    /// <summary>The ideal alone.</summary>
    public static string Ideal(StorageState state)
    {
        var text = new StringBuilder();
        Append(text, state.Ideal, row => $"ideal {row.Chunk}: {string.Join(' ', row.Workers)}");
        return text.ToString();
    }

    /// <summary>The queued changes of routing alone.</summary>
    public static string Diffs(StorageState state)
    {
        var text = new StringBuilder();
        Append(text, state.Diffs, row => $"diff {row.Assignment} {row.Chunk}: {string.Join(' ', row.Workers)}");
        return text.ToString();
    }

    private static void Append<T>(StringBuilder text, IReadOnlyList<T> rows, Func<T, string> line)
    {
        foreach (var row in rows)
        {
            text.AppendLine(line(row));
        }
    }
}
