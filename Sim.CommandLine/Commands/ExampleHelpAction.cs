using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sim.CommandLine.Commands;

/// <summary>The usual help of a command, followed by its example.</summary>
/// <param name="help">The usual help.</param>
/// <param name="examples">An example per command.</param>
/// <param name="program">The word that the messages of the program begin with.</param>
internal sealed class ExampleHelpAction(HelpAction help, IReadOnlyDictionary<string, string> examples, string program) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command.Name, out var example))
        {
            parseResult.InvocationConfiguration.Output.Write($"Example:\n  {example}\n");
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            parseResult.InvocationConfiguration.Output.Write(ExitCodes.Table(program));
        }

        return exitCode;
    }
}
