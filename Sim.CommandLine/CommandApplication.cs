using System.CommandLine;
using System.CommandLine.Parsing;
using Sim.CommandLine.Commands;
using Sim.Engine.Simulations;
using Sim.Engine.Texts;

namespace Sim.CommandLine;

/// <summary>A command line: parses, runs, and turns every expected failure into one line and an exit code.</summary>
/// <param name="name">The word that its messages begin with.</param>
/// <param name="output">Where to write.</param>
/// <param name="build">Builds the commands.</param>
/// <param name="isEnvironmentFault">Whether an exception of the program's own says that the environment lacks something.</param>
/// <param name="interruption">What a cancellation makes of the exit code; null for that of Ctrl-C.</param>
internal sealed class CommandApplication(
    string name, IOutput output, Func<RootCommand> build, Func<Exception, bool> isEnvironmentFault, Func<ExitCode>? interruption = null)
{
    /// <summary>Runs one command line.</summary>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var exitCode = await InvokeOrExplainAsync(arguments, cancellationToken);
        await output.Standard.FlushAsync(CancellationToken.None);
        if (output.StandardFault is not { } fault)
        {
            return exitCode;
        }

        var code = await FailAsync($"the standard output takes no more: {fault.Message}", ExitCode.Usage);
        return exitCode is ExitCode.Held or ExitCode.Coverage ? code : exitCode;
    }

    private async Task<ExitCode> InvokeOrExplainAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await InvokeAsync(arguments, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var code = interruption?.Invoke() ?? ExitCode.Interrupted;
            return await FailAsync(code == ExitCode.Interrupted ? "interrupted" : "terminated", code);
        }
        catch (Exception exception) when (ExitCodes.Of(exception, isEnvironmentFault) is { } code)
        {
            return await FailAsync(exception.Message, code);
        }
        catch (Exception bug)
        {
            return await FailAsync(CrashReport.Write(name, bug, arguments), ExitCode.Bug);
        }
    }

    private async Task<ExitCode> InvokeAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parsed = build().Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Action is not ExampleHelpAction && FaultOf(parsed) is { } fault)
        {
            throw new UsageException(fault);
        }

        var invocation = new InvocationConfiguration
        {
            Output = output.Standard,
            Error = output.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)await parsed.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>
    /// What is wrong with a command line; null if nothing is. A word that means nothing explains more than the missing
    /// command that it leads to, and a mistyped option must not pass as the name of a file.
    /// </summary>
    private string? FaultOf(ParseResult parsed)
    {
        var meaningless = parsed.Tokens
            .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens)
            .FirstOrDefault();
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? $"{name} --help" : $"{name} {command.Name} --help";
        if (meaningless is null)
        {
            return parsed.Errors is [var first, ..] ? first.Message : null;
        }

        var arguments = parsed.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value);
        var meant = Suggestion.For(arguments.Prepend(meaningless), command);
        return meant.Count == 0
            ? $"'{meaningless}' is not understood here; see {help}"
            : $"'{meaningless}' is not understood here; did you mean {string.Join(" or ", meant.Select(word => $"'{word}'"))}? See {help}";
    }

    private async Task<ExitCode> FailAsync(string message, ExitCode exitCode)
    {
        await output.Standard.FlushAsync(CancellationToken.None);
        await output.Error.WriteLineAsync($"{name}: {VisibleText.Of(message.ReplaceLineEndings(" "))}");
        return exitCode;
    }
}
