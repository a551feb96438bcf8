using System.Text.Json.Serialization;

namespace Sim.Cli.Mutants;

/// <summary>What the sweeps of all seeds came to with one defect switched on; what a hunting process writes as its only line.</summary>
/// <param name="Findings">One per seed.</param>
/// <param name="ShrunkSteps">Steps of the shrunk walk of the median seed; null if that seed found nothing or only an abortion.</param>
internal sealed record HuntReport(IReadOnlyList<Finding> Findings, int? ShrunkSteps)
{
    /// <summary>Position of the finding that stands in the middle by number of cases; what found nothing comes last.</summary>
    public static int MedianPosition(IReadOnlyList<Finding> findings) =>
        Enumerable.Range(0, findings.Count)
            .OrderBy(position => findings[position].Oracle is null)
            .ThenBy(position => findings[position].Cases)
            .ElementAt(findings.Count / 2);

    /// <summary>The finding in the middle.</summary>
    [JsonIgnore]
    public Finding Median => Findings[MedianPosition(Findings)];

    /// <summary>Number of seeds that found it.</summary>
    [JsonIgnore]
    public int Found => Findings.Count(finding => finding.Oracle is not null);
}
