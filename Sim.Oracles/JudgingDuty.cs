using System.Collections.Immutable;
using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>What must be judged on one path.</summary>
/// <param name="Path">The path.</param>
/// <param name="EachTime">Oracles that are asked in every pass, ascending by id.</param>
/// <param name="AtTimes">Oracles that are asked in some passes: of some planners, where there is something to compare with, in a sample. Ascending by id.</param>
public sealed record JudgingDuty(JudgingPath Path, ImmutableArray<OracleDescription> EachTime, ImmutableArray<OracleDescription> AtTimes)
{
    /// <summary>Passes in which an oracle was forgotten that each pass must ask. Empty also if nobody took the path.</summary>
    /// <param name="count">What was counted for the path.</param>
    /// <returns>One sentence per oracle.</returns>
    public IEnumerable<string> Forgotten(PathCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return from oracle in EachTime
               let asked = count.PassesThatAsked(oracle)
               where asked < count.Passes
               select $"{oracle.Id} ({oracle.Name}) must be asked each time on the path '{Path.Name}' and was in {asked} of {count.Passes} passes";
    }

    /// <summary>What is missing of the path after runs that should have shown all of it: passes in which an oracle was forgotten, oracles that were never asked, and such as this duty does not name.</summary>
    /// <param name="count">What was counted for the path; null if nobody took it.</param>
    /// <returns>One sentence per gap.</returns>
    public IEnumerable<string> Gaps(PathCount? count)
    {
        if (count is null or { Passes: 0 })
        {
            return [$"nobody took the path '{Path.Name}'"];
        }

        var never = from oracle in AtTimes
                    where count.PassesThatAsked(oracle) == 0
                    select $"{oracle.Id} ({oracle.Name}) must be asked at times on the path '{Path.Name}' and never was in {count.Passes} passes";
        var undeclared = from entry in count.Asked
                         where !EachTime.Contains(entry.Oracle) && !AtTimes.Contains(entry.Oracle)
                         select $"{entry.Oracle.Id} ({entry.Oracle.Name}) is asked on the path '{Path.Name}', which does not name it";
        return [.. Forgotten(count), .. never, .. undeclared];
    }
}
