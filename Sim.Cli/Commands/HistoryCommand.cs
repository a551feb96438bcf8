using System.CommandLine;
using Sim.Cli.Histories;
using Sim.Cli.Settings;
using Sim.CommandLine.Commands;
using Sim.Histories.Files;

namespace Sim.Cli.Commands;

/// <summary><c>sim history</c>.</summary>
internal static class HistoryCommand
{
    private const string Model = "--model";
    private static readonly string[] Models = ["register", "map"];

    /// <summary>Builds the command.</summary>
    public static Command Create(CommandContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "histories that Jepsen wrote: its log, or its maps of EDN, one event a line",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = OptionTexts.Option(Model, "register (read, write, cas) or map (get, put, append); by the first call if not named");
        var limit = OptionTexts.Option("--limit", "how many seconds to search in each file (default 60)");
        var explain = new Option<bool>("--explain") { Description = "say why a history is not linearizable: its shortest beginning that is not" };
        var command = new Command("history", "Judges whether histories of calls are linearizable.") { files, model, limit, explain };
        command.SetAction((parsed, cancellationToken) =>
        {
            HistoryFileModel? chosen = OptionTexts.OptionalOneOf(Model, parsed.GetValue(model), Models) switch
            {
                null => null,
                "map" => HistoryFileModel.Map,
                _ => HistoryFileModel.Register,
            };
            var time = context.Settings.Read(KnownSettings.HistoryLimit, parsed.GetValue(limit)) ?? TimeSpan.FromSeconds(60);
            return Task.FromResult((int)new HistoryRun(context.Output, parsed.GetValue(files)!, chosen, time, parsed.GetValue(explain)).Run(cancellationToken));
        });
        return command;
    }
}
