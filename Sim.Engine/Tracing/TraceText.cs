using System.Globalization;
using System.Text;

namespace Sim.Engine.Tracing;

/// <summary>
/// The canonical trace as text: per step one line <c>#STEP @TIME ACTION  HASH</c>, then indented the lines of the system
/// and, if the step failed, the violation. Line ends are <c>\n</c>; the same run always gives the same bytes.
/// </summary>
public static class TraceText
{
    /// <summary>Renders the records of a traced run.</summary>
    public static string Render(IEnumerable<StepRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.Append(CultureInfo.InvariantCulture, $"#{record.Step} @{record.TimeTicks} {record.Action}  {record.TraceHash:x16}\n");
            foreach (var line in record.Lines)
            {
                text.Append("    ").Append(line).Append('\n');
            }

            if (record.Violation is { } violation)
            {
                text.Append("    violated: ").Append(violation).Append('\n');
            }
        }

        return text.ToString();
    }
}
