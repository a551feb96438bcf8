using System.CommandLine;
using System.CommandLine.Parsing;
using Sim.Cli.Place;
using Sim.Cli.Place.Quality;
using Sim.Cli.Settings;
using Sim.CommandLine.Commands;
using Sim.Engine.Simulations;

namespace Sim.Cli.Commands;

/// <summary><c>sim place</c>.</summary>
internal static class PlaceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var input = new Argument<string?>("INPUT") { Description = "placement file in the format sim-place/1", Arity = ArgumentArity.ZeroOrOne };
        var destination = OptionTexts.Option("--output", "write the answer to this file instead of the standard output", alias: "-o");
        var timing = new Option<bool>("--timing") { Description = "add how long each phase took" };
        var bench = new Option<bool>("--bench") { Description = "measure all planners on drawn fleets instead: balance, and what changes of the fleet cost" };
        var workers = OptionTexts.Option("--workers", "with --bench: workers of each fleet (default 100)");
        var chunks = OptionTexts.Option("--chunks", "with --bench: chunks of each fleet (default 10000)");
        var fleets = OptionTexts.Option("--fleets", "with --bench: fleets to draw (default 5)");
        var command = new Command("place", "Places the chunks of a file on its workers, or measures what the planners are worth.")
        {
            input, destination, timing, bench, workers, chunks, fleets,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(input);
            var request = new QualityRequest(
                (int)(context.Settings.Read(KnownSettings.MeasuredWorkers, parsed.GetValue(workers)) ?? 100),
                (int)(context.Settings.Read(KnownSettings.MeasuredChunks, parsed.GetValue(chunks)) ?? 10_000),
                (int)(context.Settings.Read(KnownSettings.MeasuredFleets, parsed.GetValue(fleets)) ?? 5));
            if (!parsed.GetValue(bench))
            {
                RequireNone("is of use with --bench only", parsed.GetResult(workers), parsed.GetResult(chunks), parsed.GetResult(fleets));
                return PlaceRun.Run(
                    path ?? throw new UsageException("place: name a placement file, or --bench"), parsed.GetValue(destination), parsed.GetValue(timing), context.Output.Standard, context.Output.Error);
            }

            RequireNone("is of no use with --bench", parsed.GetResult(destination), parsed.GetResult(timing));
            return path is null
                ? (int)await new QualityRun(context.Output, request).RunAsync(cancellationToken)
                : throw new UsageException($"place: --bench draws its fleets and reads no file, but '{path}' was given");
        });
        return command;
    }

    private static void RequireNone(string reason, params ReadOnlySpan<OptionResult?> options)
    {
        foreach (var option in options)
        {
            if (option is { Implicit: false })
            {
                throw new UsageException($"place: {option.Option.Name} {reason}");
            }
        }
    }
}
