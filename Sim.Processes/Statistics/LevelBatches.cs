namespace Sim.Processes.Statistics;

/// <summary>
/// Observes the time averages of a level over stretches of equal length, for batch means and warm-up of a single long run.
/// </summary>
public static class LevelBatches
{
    /// <summary>Starts to observe at the present time.</summary>
    /// <param name="simulation">Whose time it is.</param>
    /// <param name="level">What to observe. It must not be restarted meanwhile.</param>
    /// <param name="units">The length of a stretch.</param>
    /// <returns>A series that gets one value per stretch.</returns>
    public static Series Observe(Simulation simulation, Level level, double units)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        var series = new Series();
        simulation.Start(Record(simulation, level, units, series));
        return series;
    }

    private static async Process Record(Simulation simulation, Level level, double units, Series series)
    {
        while (true)
        {
            var before = level.Area;
            await simulation.Delay(units, short.MaxValue);
            series.Record((level.Area - before) / units);
        }
    }
}
