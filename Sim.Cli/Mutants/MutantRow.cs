namespace Sim.Cli.Mutants;

/// <summary>One line of the table of detection power.</summary>
/// <param name="Name">The defect, as tables spell it.</param>
/// <param name="Report">What the sweeps came to.</param>
/// <param name="Restarted">What they came to with a scheduler that is restarted again and again; null if that was not tried.</param>
internal sealed record MutantRow(string Name, HuntReport Report, HuntReport? Restarted = null)
{
    /// <summary>Whether it was caught wherever it was tried.</summary>
    public bool IsKilledThroughout => IsKilled && Restarted is not { Median.Oracle: null };

    /// <summary>Whether the sweep caught it with more than half of the seeds.</summary>
    public bool IsKilled => Report.Median.Oracle is not null;

    /// <summary>Cases until it was found, the median of the seeds.</summary>
    public long Cases => Report.Median.Cases;

    /// <summary>Number of seeds that found it.</summary>
    public int Found => Report.Found;

    /// <summary>Which oracles caught it, most seeds first, each with the number of seeds; a dash if none did.</summary>
    public string Oracles
    {
        get
        {
            var catches =
                from finding in Report.Findings
                where finding.Oracle is not null
                group finding by finding.Oracle into oracle
                orderby oracle.Count() descending, oracle.Key
                select $"{oracle.Key} x{oracle.Count()}";
            return Found == 0 ? "-" : string.Join(", ", catches);
        }
    }

    /// <summary>Which models' cases caught it, most seeds first; a dash if none did.</summary>
    public string Models
    {
        get
        {
            var models =
                from finding in Report.Findings
                where finding.Model is not null
                group finding by finding.Model into model
                orderby model.Count() descending, model.Key
                select model.Key;
            return Found == 0 ? "-" : string.Join(", ", models);
        }
    }
}
