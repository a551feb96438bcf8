using System.CommandLine;
using System.CommandLine.Parsing;
using Scheduler.Core.Lifecycle;
using Sim.Cli.Commands;
using Sim.Cli.Environment;
using Sim.Cli.Settings;
using Sim.Engine.Walks;
using Sim.Provisioning;

namespace Sim.Cli;

/// <summary>The <c>sim</c> command: parses, runs, and turns every expected failure into one line and an exit code.</summary>
/// <param name="output">Where to write.</param>
/// <param name="variables">Environment variables by name.</param>
/// <param name="createBackends">The backends of a command; null for those of this machine.</param>
internal sealed class SimApplication(IOutput output, Func<string, string?> variables, Func<Backends>? createBackends = null)
{
    /// <summary>Runs one command line.</summary>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            var exitCode = await InvokeAsync(arguments, cancellationToken);
            await output.Standard.FlushAsync(CancellationToken.None);
            return exitCode;
        }
        catch (UsageException usage)
        {
            return await FailAsync(usage.Message, ExitCode.Usage);
        }
        catch (WalkNotExecutableException walk)
        {
            return await FailAsync(walk.Message, ExitCode.Usage);
        }
        catch (EnvironmentLackingException lacking)
        {
            return await FailAsync(lacking.Message, ExitCode.EnvironmentLacking);
        }
        catch (EnvironmentFaultException fault)
        {
            return await FailAsync(fault.Message, ExitCode.EnvironmentLacking);
        }
        catch (PostgresUnavailableException unavailable)
        {
            return await FailAsync(unavailable.Message, ExitCode.EnvironmentLacking);
        }
        catch (StorageException fault) when (fault.Kind.IsOfEnvironment())
        {
            return await FailAsync(fault.Message, ExitCode.EnvironmentLacking);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await FailAsync("interrupted", ExitCode.Interrupted);
        }
        catch (IOException broken)
        {
            return await FailAsync(broken.Message, ExitCode.Usage);
        }
        catch (UnauthorizedAccessException denied)
        {
            return await FailAsync(denied.Message, ExitCode.Usage);
        }
    }

    private async Task<ExitCode> InvokeAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var context = new CommandContext(output, new SettingSource(variables), createBackends ?? (static () => new Backends()));
        var parsed = CommandTree.Build(context).Parse(arguments.Count == 0 ? ["--help"] : arguments);
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
    private static string? FaultOf(ParseResult parsed)
    {
        var meaningless = parsed.Tokens
            .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(token => token.Value)
            .Concat(parsed.UnmatchedTokens)
            .FirstOrDefault();
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "sim --help" : $"sim {command.Name} --help";
        return meaningless is not null
            ? $"'{meaningless}' is not understood here; see {help}"
            : parsed.Errors is [var first, ..] ? first.Message : null;
    }

    private async Task<ExitCode> FailAsync(string message, ExitCode exitCode)
    {
        await output.Standard.FlushAsync(CancellationToken.None);
        await output.Error.WriteLineAsync($"sim: {message.ReplaceLineEndings(" ")}");
        return exitCode;
    }
}
