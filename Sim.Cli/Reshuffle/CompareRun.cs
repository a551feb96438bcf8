using Sim.Cli.Inputs;
using Sim.CommandLine;
using Sim.CommandLine.Output;
using Sim.Engine.Simulations;
using Sim.Reshuffle;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Results;

namespace Sim.Cli.Reshuffle;

/// <summary><c>sim reshuffle compare</c>: one page from several files of figures.</summary>
internal static class CompareRun
{
    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">A file cannot be used.</exception>
    public static ExitCode Run(IReadOnlyList<string> paths, string reportPath, IOutput output)
    {
        try
        {
            OutputPaths.Require([("--report", reportPath)], [.. paths]);
            var documents = paths.Select(static path => (Name: Path.GetFileNameWithoutExtension(path), Document: Read(path))).ToList();
            var runs = documents.SelectMany(static file => file.Document.Runs.Select(run => new ReportRun($"{file.Name} {run.Scheduler}", run))).ToList();
            RunFiles.WriteReport(reportPath, [.. documents.Select(static file => new ReportSubject(file.Name, file.Document.Input, file.Document.Change))], runs);
            output.Standard.Write($"{reportPath}: {string.Join(", ", runs.Select(static run => run.Label))}\n");
            if (Comparison.Of(runs) is { } sentence)
            {
                output.Standard.Write($"{sentence}\n");
            }

            return ExitCode.Held;
        }
        catch (ReshuffleInputException refusal)
        {
            throw new UsageException(refusal.Message, refusal);
        }
    }

    private static RunDocument Read(string path) => RunDocumentJson.Parse(path, InputFile.Read(path, RunDocumentJson.LargestBytes).Content);
}
