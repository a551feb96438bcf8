using System.Globalization;
using System.Text;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Engine.Reports;
using Sim.Engine.Shrinking;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Views;
using Sim.Engine.Walks;

namespace Sim.Engine.Checks;

/// <summary>Runs a simulation as a test: a sweep, one case, or one walk file.</summary>
/// <param name="options">What to run.</param>
/// <param name="walkFile">The walk file to replay; null for a sweep.</param>
/// <param name="cancellationToken">Stops between steps.</param>
internal sealed class SimulationCheck(CheckOptions options, string? walkFile, CancellationToken cancellationToken) : ISimulationVisitor<Task>
{
    private readonly CheckSettings _settings = new(options);

    private SimulationInputs Inputs => new(
        options.Bug is { } bug ? new Dictionary<string, string>(StringComparer.Ordinal) { [ProfileChoice.BugOption] = bug } : [], options.Variables);

    /// <inheritdoc/>
    public async Task Visit<TConfiguration, TAction, TSystem, TWitness>(SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        if (options.Bug is { } bug && simulation.Bugs?.Contains(bug, StringComparer.Ordinal) != true)
        {
            throw new UsageException($"'{bug}' is no planted defect of {simulation.Name}");
        }

        await using var backends = simulation.CreateBackends();
        var backend = simulation.Backends[0];
        if (walkFile is not null)
        {
            await ReplayAsync(simulation, await OpenAsync(profile: null), walkFile);
        }
        else if (_settings.Case is { } file && File.Exists(file))
        {
            await ReplayAsync(simulation, await OpenAsync(profile: null), file);
        }
        else if (_settings.Case is { } token)
        {
            await RunTokenAsync(simulation, backends, token);
        }
        else
        {
            var profile = simulation.ReadProfile(backend.Name, Inputs);
            await SweepAsync(simulation, await OpenAsync(profile), profile, _settings.CasesOn(backend));
        }

        Task<OpenedSimulation<TConfiguration, TAction, TSystem>> OpenAsync(ISimulationProfile<TConfiguration, TAction, TSystem>? profile) =>
            backends.OpenAsync(backend.Name, profile, Inputs, cancellationToken);
    }

    private async Task SweepAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        ISimulationProfile<TConfiguration, TAction, TSystem> profile,
        long cases)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        foreach (var name in simulation.ModelNames)
        {
            var result = await new SweepRunner<TConfiguration, TAction, TSystem>(opened.Runs, profile.FindModel(name)!).RunAsync(
                new SweepOptions { Seed = _settings.Seed, CaseCount = cases, Parallelism = options.Parallelism, IsStoppingAtFirstFailure = true },
                cancellationToken);
            if (result.Failures is [var failure, ..])
            {
                throw await FailAsync(simulation, opened, failure.Walk, failure.Failure, failure.Token);
            }
        }
    }

    private async Task RunTokenAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        ISimulationBackends<TConfiguration, TAction, TSystem> backends,
        string text)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        if (!ReplayToken.TryParse(text, out var token, out var reason))
        {
            throw new UsageException($"SIM_CASE_SEED: '{text}' is neither an existing file nor a replay token: {reason}");
        }

        var profile = simulation.FindProfile(token.Profile)
            ?? throw new UsageException($"the token names the profile '{token.Profile}', which {simulation.Name} does not know");
        var model = profile.FindModel(token.Model)
            ?? throw new UsageException($"the token names the model '{token.Model}', which {simulation.Name} does not know");
        var opened = await backends.OpenAsync(simulation.BackendOf(token), profile, Inputs, cancellationToken);
        var outcome = await new CaseRunner<TConfiguration, TAction, TSystem>(opened.Runs)
            .GenerateAsync(model, token.Seed, cancellationToken: cancellationToken);
        if (outcome.Failure is { } failure)
        {
            throw await FailAsync(simulation, opened, outcome.Walk, failure, token);
        }
    }

    private async Task ReplayAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        string path)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var file = Read(simulation.Format, path);
        var result = await new WalkReplay<TConfiguration, TAction, TSystem, TWitness>(simulation, opened.Runs)
            .RunAsync(file.ToWalk(), file.Witnesses, isTracing: false, untilStep: null, cancellationToken);
        var faults = result.FaultsAgainst(file.Expect).ToList();

        // A walk that was saved because it fails is a failing test for as long as it fails, whether it says so or not.
        if (faults.Count > 0 || (walkFile is null && result.Outcome.IsFailing))
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            text.Write(string.Concat(faults.Select(fault => $"{fault}\n")));
            if (result.Outcome.Failure is { } failure)
            {
                var printer = PrinterOf(simulation, opened, text);
                printer.PrintFailure(failure, result.Outcome.Walk.Steps);
                printer.PrintWalk($"the walk of {path}:", result.Outcome.Walk.Steps);
            }

            throw new SimulationFailedException(text.ToString());
        }
    }

    private async Task<SimulationFailedException> FailAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        Walk<TConfiguration, TAction> walk,
        CaseFailure failure,
        ReplayToken token)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var printer = PrinterOf(simulation, opened, text);
        try
        {
            var shrunk = await new Shrinker<TConfiguration, TAction, TSystem>(opened.Runs).ShrinkAsync(walk, failure.Identity, cancellationToken: cancellationToken);
            (walk, failure) = (shrunk.Walk, shrunk.Failure);
            printer.PrintFailure(failure, walk.Steps);
            printer.PrintWalk($"shrunk walk ({shrunk.Summary}):", walk.Steps);
        }
        catch (WalkDoesNotFailException vanished)
        {
            printer.PrintFailure(failure, walk.Steps);
            text.Write($"DID NOT HAPPEN AGAIN: {vanished.Message}\n");
        }

        var path = Save(simulation, failure, walk, token, opened.Backend);
        text.Write($"token: {token}\n");
        if (options.ReplayCommand is { } replayCommand)
        {
            text.Write($"saved as {path}\nreplay with: {replayCommand(path)}\n");
        }
        else
        {
            printer.PrintReplay(path);
        }

        await TryShowAsync(simulation, opened, printer, walk, path);
        return new SimulationFailedException(text.ToString().TrimStart('\n'));
    }

    /// <summary>Writes the page that shows the walk beside its file. A page that cannot be made takes nothing from the failure.</summary>
    private async Task TryShowAsync<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        ViolationPrinter<TAction> printer,
        Walk<TConfiguration, TAction> walk,
        string walkPath)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        try
        {
            var subject = new ViewSubject
            {
                Name = Path.GetFileName(walkPath).Split('.')[0],
                Simulation = simulation.Name,
                Commands = [("run it again", options.ReplayCommand?.Invoke(walkPath) ?? printer.ReplayCommandOf(walkPath))],
            };
            var page = ViewPage.PathBeside(walkPath);
            await File.WriteAllTextAsync(page, ViewPage.Of(await WalkView.RunAsync(opened.Runs, walk, subject, cancellationToken)), cancellationToken);
            printer.PrintPage(page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EnvironmentFaultException)
        {
            printer.PrintPage($"no page: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ViolationPrinter<TAction> PrinterOf<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        OpenedSimulation<TConfiguration, TAction, TSystem> opened,
        TextWriter text)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness =>
        new(text, simulation.Invocation ?? ProgramInvocation.Present, opened.ReplayOptions, action => simulation.Readable(opened.Runs, action));

    private string Save<TConfiguration, TAction, TSystem, TWitness>(
        SimulationDescription<TConfiguration, TAction, TSystem, TWitness> simulation,
        CaseFailure failure,
        Walk<TConfiguration, TAction> walk,
        ReplayToken token,
        string backend)
        where TSystem : ISimulatedSystem<TAction>
        where TWitness : Witness
    {
        var name = FailureWalkFile.NameOf(token, failure);
        var path = Path.Combine(options.FailureFolder, name + WalkFileName.Extension);
        Directory.CreateDirectory(options.FailureFolder);
        File.WriteAllText(
            path,
            simulation.Format.Write(FailureWalkFile.Of(simulation.Format, failure, walk, name, token.Model, backend, token.ToString())),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    private static WalkFile<TConfiguration, TAction, TWitness> Read<TConfiguration, TAction, TWitness>(
        WalkFileFormat<TConfiguration, TAction, TWitness> format, string path)
        where TWitness : Witness
    {
        try
        {
            return format.ReadFile(path);
        }
        catch (UnreadableInputException unreadable)
        {
            throw new UsageException(unreadable.Message, unreadable);
        }
    }
}
