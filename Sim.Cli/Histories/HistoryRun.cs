using System.Globalization;
using Sim.Cli.Inputs;
using Sim.CommandLine;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Histories;
using Sim.Histories.Files;

namespace Sim.Cli.Histories;

/// <summary>Judges histories, file by file, after all of them were read.</summary>
/// <param name="output">Where to write.</param>
/// <param name="paths">The files.</param>
/// <param name="model">The model that judges; null for that of each file's first call.</param>
/// <param name="limit">How long to search in each file.</param>
/// <param name="isExplaining">Whether to say why a history is not linearizable.</param>
internal sealed class HistoryRun(IOutput output, IReadOnlyList<string> paths, HistoryFileModel? model, TimeSpan limit, bool isExplaining)
{
    private const long LimitBytes = 64 << 20;

    /// <summary>Judges.</summary>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        var files = paths.Select(Read).ToList();
        var codes = new List<ExitCode>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            codes.Add(Judge(file, cancellationToken));
            output.Standard.Flush();
        }

        return ExitCodes.First(codes);
    }

    private HistoryFile Read(string path)
    {
        try
        {
            return HistoryFile.Parse(path, InputFile.Read(path, LimitBytes).Content, model);
        }
        catch (HistoryFormatException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    private ExitCode Judge(HistoryFile file, CancellationToken cancellationToken)
    {
        var (clock, name) = (TimeProvider.System, VisibleText.Of(Path.GetFileName(file.Name)));
        var start = clock.GetTimestamp();
        var result = file.Check(new SearchLimit { Time = limit }, cancellationToken);
        var elapsed = clock.GetElapsedTime(start);
        output.Standard.Write(string.Create(CultureInfo.InvariantCulture, $"{WordOf(result.Verdict)}  {file.CallCount} operations  {name}\n"));
        if (isExplaining && result.Explanation is { } explanation)
        {
            output.Standard.Write($"  {explanation.ReplaceLineEndings("\n  ")}\n");
        }

        var place = result.FailingLine is { } line ? string.Create(CultureInfo.InvariantCulture, $", not linearizable from line {line} on") : "";
        output.Error.Write(string.Create(CultureInfo.InvariantCulture, $"{name}: {elapsed.TotalMilliseconds:F1} ms{place}\n"));
        return CodeOf(result.Verdict);
    }

    private static string WordOf(HistoryVerdict verdict) => verdict switch
    {
        HistoryVerdict.Holds => "linearizable",
        HistoryVerdict.Violated => "NOT linearizable",
        _ => "undecided",
    };

    private static ExitCode CodeOf(HistoryVerdict verdict) => verdict switch
    {
        HistoryVerdict.Holds => ExitCode.Held,
        HistoryVerdict.Violated => ExitCode.Violated,
        _ => ExitCode.Coverage,
    };
}
