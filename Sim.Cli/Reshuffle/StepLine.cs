using System.Globalization;
using Sim.Engine.Texts;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>One line for a finished step.</summary>
internal static class StepLine
{
    /// <summary>The line, with times.</summary>
    public static string Of(string scheduler, StepRecord step, int steps)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{step.StepMilliseconds / 1000:F1} s");
        var what = step.Step == 0 ? "baseline" : string.Create(CultureInfo.InvariantCulture, $"step {step.Step}/{steps}");
        return step.Failure is { } failure
            ? $"{scheduler} {what}: stopped, {failure} ({time})"
            : $"{scheduler} {what}: {Figures.Count(step.NewChunks)} new chunks, download {ByteSize.Format(step.Movement.DownloadBytes)}, freed {ByteSize.Format(step.Movement.FreedBytes)}, used {Figures.Percent(step.UsedShare * 100)} ({time})";
    }
}
