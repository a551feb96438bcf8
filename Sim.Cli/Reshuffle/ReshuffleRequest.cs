namespace Sim.Cli.Reshuffle;

/// <summary>What <c>sim reshuffle</c> is asked for.</summary>
internal sealed record ReshuffleRequest
{
    /// <summary>The fleet file.</summary>
    public required string InputPath { get; init; }

    /// <summary>Settings of the scheduler; null for those in the fleet file.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The profile; null for the usual one.</summary>
    public string? ProfilePath { get; init; }

    /// <summary>Planners to run, in order.</summary>
    public required IReadOnlyList<string> Schedulers { get; init; }

    /// <summary>Backend of planners with a memory.</summary>
    public required string Backend { get; init; }

    /// <summary>Where the HTML report goes; null for nowhere.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Where the JSON goes; null for nowhere.</summary>
    public string? JsonPath { get; init; }

    /// <summary>The database of SIM_POSTGRES; null if it is not set.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether to store the chunks and stop.</summary>
    public bool IsIngestOnly { get; init; }

    /// <summary>Whether the chunks are stored already.</summary>
    public bool IsIngested { get; init; }

    /// <summary>Folder for the plans of a run that may be interrupted; null for none.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Whether to forget an interrupted run.</summary>
    public bool IsRestarting { get; init; }

    /// <summary>Make the scheduler's tables in a database that holds tables of others.</summary>
    public bool AllowsOtherTables { get; init; }
}
