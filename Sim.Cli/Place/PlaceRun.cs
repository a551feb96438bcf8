using System.Text;
using Scheduler.Core.Placement;
using Sim.CommandLine.Output;
using Sim.Engine.Inputs;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;

namespace Sim.Cli.Place;

/// <summary>The command <c>sim place INPUT.json</c>: one placement, from a file.</summary>
public static class PlaceRun
{
    private const int Success = 0;
    private const int UnusableInput = 2;

    /// <summary>Reads a placement file, plans, and writes the answer.</summary>
    /// <param name="inputPath">File in the format <c>sim-place/1</c>.</param>
    /// <param name="outputPath">Where the answer goes; null for standard output.</param>
    /// <param name="timing">Whether the answer says how long the phases took. Then it differs from run to run.</param>
    /// <param name="stdout">Standard output.</param>
    /// <param name="stderr">Standard error: one line if a file cannot be used, and one for each chunk that waits for its floor.</param>
    /// <returns>The exit code: 0, or 2 for a file that cannot be used. Not enough capacity is an answer, not an error.</returns>
    public static int Run(string inputPath, string? outputPath, bool timing, TextWriter stdout, TextWriter stderr)
    {
        try
        {
            OutputPaths.Require([("--output", outputPath)], inputPath);
            var answer = Answer(PlacementFileReader.Read(inputPath), timing, stderr);
            if (outputPath is null)
            {
                stdout.Write(Encoding.UTF8.GetString(answer));
            }
            else
            {
                OutputFile.Write(outputPath, answer);
            }

            return Success;
        }
        catch (Exception refusal) when (refusal is UnreadableInputException or UsageException)
        {
            stderr.WriteLine(VisibleText.Of(refusal.Message));
            return UnusableInput;
        }
    }

    private static byte[] Answer(PlacementRequest request, bool timing, TextWriter stderr)
    {
        var stopwatch = timing ? new PhaseStopwatch() : null;
        var outcome = PlannerCatalog.Create(request.Planner, request.Hash, stopwatch).Plan(request.Input);
        stopwatch?.Stop();
        if (outcome is PlacementOutcome.Placed placed)
        {
            WaitingLines.Write(request.Input, placed, stderr);
        }

        return PlacementAnswerWriter.Write(request.Input, outcome, stopwatch);
    }
}
