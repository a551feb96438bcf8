using System.Globalization;
using System.Text.Json;
using Sim.Cli.Commands;
using Sim.CommandLine;

namespace Sim.Cli.Mutants;

/// <summary>Asks the mutant build, in a process of its own per question.</summary>
internal sealed class HuntingProcess(MutantBuild build)
{
    /// <summary>Sweeps with one defect switched on.</summary>
    /// <param name="mutant">Name of the defect.</param>
    /// <param name="request">What to sweep with.</param>
    /// <param name="isRestarting">Whether the scheduler is restarted again and again.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    public Task<HuntReport> HuntAsync(string mutant, MutantsRequest request, bool isRestarting, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            HuntCommand.Name,
            HuntCommand.CasesOption, request.MostCases.ToString(CultureInfo.InvariantCulture),
            HuntCommand.SeedsOption, request.Seeds.ToString(CultureInfo.InvariantCulture),
            HuntCommand.PlannerOption, request.Planner,
        ];
        if (request.Models.Length == 1)
        {
            arguments.AddRange([HuntCommand.ModelsOption, request.Models[0]]);
        }

        if (isRestarting)
        {
            arguments.Add(HuntCommand.RestartsOption);
        }

        return AskAsync<HuntReport>(mutant, arguments, cancellationToken);
    }

    private async Task<T> AskAsync<T>(string? mutant, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var process = await build.RunAsync(mutant, arguments, cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(process.Output)!
            : throw new EnvironmentLackingException($"the process of mutant {mutant ?? "(none)"} ended with exit code {process.ExitCode}: {process.Error.ReplaceLineEndings(" ").Trim()}");
    }
}
