using System.Text;
using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Reshuffle;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary><c>sim reshuffle generate</c>: makes a fleet up and writes it down.</summary>
/// <param name="output">Where to write.</param>
/// <param name="plan">What the fleet is like.</param>
/// <param name="path">The fleet file.</param>
/// <param name="configPath">Where the settings go too; null for nowhere.</param>
internal sealed class GenerateRun(IOutput output, FleetPlan plan, string path, string? configPath)
{
    /// <summary>Runs.</summary>
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            OutputPaths.Require([("--output", path), ("--config", configPath)]);
            var fleet = await FleetGenerator.GenerateAsync(plan, cancellationToken);
            await OutputFile.WriteAsync(path, stream => FleetFileWriter.WriteAsync(stream, fleet, cancellationToken));
            if (configPath is not null)
            {
                OutputFile.Write(configPath, Encoding.UTF8.GetBytes(fleet.SchedulerSettings ?? ""));
            }

            var bytes = fleet.SizesBytes.Sum();

            // A fleet that goes to the standard output is not to be followed by words.
            var words = OutputTarget.Of(path).StandardStream == 1 ? output.Error : output.Standard;
            await words.WriteAsync(
                $"{path}: {Figures.Count(fleet.Workers.Length, "worker")}, {Figures.Count(fleet.DatasetNames.Length, "dataset")}, {Figures.Count(fleet.ChunkCount, "chunk")} of {ByteSize.Format(bytes)}, {Figures.Count(fleet.Holders.TotalCopies)} copies\n");
            return ExitCode.Held;
        }
        catch (ReshuffleInputException refusal)
        {
            throw new UsageException(refusal.Message, refusal);
        }
    }
}
