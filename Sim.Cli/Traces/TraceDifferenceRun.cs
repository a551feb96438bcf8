using System.Collections.Immutable;
using System.Globalization;
using Sim.Cli.Output;
using Sim.Cli.Replays;
using Sim.Cli.Settings;
using Sim.Engine.Tracing;

namespace Sim.Cli.Traces;

/// <summary>Compares two traces, each from a walk file, a token or a saved trace.</summary>
/// <param name="output">Where to write.</param>
/// <param name="settings">Reads variables, for tokens.</param>
internal sealed class TraceDifferenceRun(IOutput output, SettingSource settings)
{
    /// <summary>Compares them.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; null for the first again, as a variant.</param>
    /// <param name="variant">What to change of the second; null for nothing.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="UsageException">There is nothing to compare, or a saved trace is to be varied.</exception>
    public async Task<ExitCode> RunAsync(string first, string? second, WalkVariant? variant, CancellationToken cancellationToken)
    {
        if (second is null && variant is null)
        {
            throw new UsageException("trace diff: name a second trace, or say with --planner or --without-step what is to be changed of the first");
        }

        var other = second ?? first;
        var a = await ReadAsync(first, variant: null, cancellationToken);
        var b = await ReadAsync(other, variant, cancellationToken);
        Describe("A", first, a);
        Describe("B", variant is null ? other : $"{other} {variant.Options}", b);
        var rows = TraceAlignment.Of(a, b);
        if (rows.FirstOrDefault(row => !row.IsSame) is { } divergence)
        {
            var printer = new TraceDifferencePrinter(output.Standard);
            printer.PrintFirstDifference(divergence);
            printer.PrintAlignment(rows);
            return ExitCode.Violated;
        }

        if (rows.FirstOrDefault(row => row.First!.TraceHash != row.Second!.TraceHash) is { First: { } parting })
        {
            output.Standard.Write(string.Create(
                CultureInfo.InvariantCulture, $"first difference: step {parting.Step} of both\n  {parting.Action}\n  only the hashes differ: one of the traces was saved by another version of sim\n"));
            return ExitCode.Violated;
        }

        output.Standard.Write("the traces are equal\n");
        return ExitCode.Held;
    }

    private async Task<ImmutableArray<StepRecord>> ReadAsync(string argument, WalkVariant? variant, CancellationToken cancellationToken)
    {
        if (!TraceReading.IsSaved(argument))
        {
            return await new TraceReading(output, model => PinnedSettings.DifferencesFrom(model, settings))
                .RunAsync(ReplaySource.Resolve(argument, settings), cancellationToken, variant);
        }

        return variant is null
            ? TraceReading.ReadSaved(argument)
            : throw new UsageException($"{argument}: a saved trace cannot be run again with {variant.Options}; name the walk file");
    }

    private void Describe(string name, string argument, ImmutableArray<StepRecord> records)
    {
        var hash = records.IsEmpty ? 0 : records[^1].TraceHash;
        output.Standard.Write(string.Create(CultureInfo.InvariantCulture, $"{name}: {argument}, {records.Length} records, trace hash {Figures.Hash(hash)}\n"));
    }
}
