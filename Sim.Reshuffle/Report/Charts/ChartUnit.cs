namespace Sim.Reshuffle.Report.Charts;

/// <summary>What the values of a chart are.</summary>
internal enum ChartUnit
{
    /// <summary>Whole things.</summary>
    Count,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Shares from 0 to 1, shown in percent.</summary>
    Share,

    /// <summary>Milliseconds, shown in seconds.</summary>
    Milliseconds,
}
