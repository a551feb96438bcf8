using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;
using Sim.Engine.Tracing;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Traces;

/// <summary>Compares two traces, each from a walk file, a token or a saved trace.</summary>
/// <param name="context">Of what simulation, and where to write.</param>
/// <param name="inputs">What the person said.</param>
internal sealed class TraceDifferenceRun<TConfiguration, TAction, TSystem, TWitness>(
    SimulationContext<TConfiguration, TAction, TSystem, TWitness> context, SimulationInputs inputs)
    where TSystem : ISimulatedSystem<TAction>
    where TWitness : Witness
{
    /// <summary>Compares them.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; null for the first again, as a variant.</param>
    /// <param name="variant">What to change of the second; null for nothing.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="UsageException">There is nothing to compare, or a saved trace is to be varied.</exception>
    public async Task<ExitCode> RunAsync(string first, string? second, WalkVariant<TConfiguration>? variant, CancellationToken cancellationToken)
    {
        if (second is null && variant is null)
        {
            throw new UsageException($"trace diff: name a second trace, or say with {string.Join(" or ", [.. context.Simulation.Changes.Select(change => change.Option), "--without-step"])} what is to be changed of the first");
        }

        var other = second ?? first;
        var a = await ReadAsync(first, variant: null, cancellationToken);
        var b = await ReadAsync(other, variant, cancellationToken);
        Describe("A", first, a);
        Describe("B", variant is null ? other : $"{other} {variant.Options}", b);
        var rows = TraceAlignment.Of(a, b);
        if (rows.FirstOrDefault(row => !row.IsSame) is { } divergence)
        {
            var printer = new TraceDifferencePrinter(context.Output.Standard);
            printer.PrintFirstDifference(divergence);
            printer.PrintAlignment(rows);
            return ExitCode.Violated;
        }

        if (rows.FirstOrDefault(row => row.First!.TraceHash != row.Second!.TraceHash) is { First: { } parting })
        {
            context.Output.Standard.Write(string.Create(
                CultureInfo.InvariantCulture, $"first difference: step {parting.Step} of both\n  {parting.Action}\n  only the hashes differ: one of the traces was saved by another version of {context.Name}\n"));
            return ExitCode.Violated;
        }

        context.Output.Standard.Write("the traces are equal\n");
        return ExitCode.Held;
    }

    private async Task<ImmutableArray<StepRecord>> ReadAsync(string argument, WalkVariant<TConfiguration>? variant, CancellationToken cancellationToken)
    {
        if (!SavedTrace.IsAt(argument))
        {
            return await new TraceReading<TConfiguration, TAction, TSystem, TWitness>(context, inputs)
                .RunAsync(context.Resolve(argument), cancellationToken, variant);
        }

        return variant is null
            ? SavedTrace.Read(argument)
            : throw new UsageException($"{argument}: a saved trace cannot be run again with {variant.Options}; name the walk file");
    }

    private void Describe(string name, string argument, ImmutableArray<StepRecord> records)
    {
        var hash = records.IsEmpty ? 0 : records[^1].TraceHash;
        context.Output.Standard.Write(string.Create(CultureInfo.InvariantCulture, $"{name}: {argument}, {records.Length} records, trace hash {Figures.Hash(hash)}\n"));
    }
}
