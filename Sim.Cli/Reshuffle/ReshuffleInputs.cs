using Sim.Cli.Inputs;
using Sim.Engine.Simulations;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Journals;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Cli.Reshuffle;

/// <summary>What a run is made of, each read once: from a pipe there is no second time, and a file can change in between.</summary>
/// <param name="Fleet">The fleet.</param>
/// <param name="Settings">Settings of the scheduler.</param>
/// <param name="Profile">What happens.</param>
/// <param name="Sources">The bytes of all of them.</param>
internal sealed record ReshuffleInputs(Fleet Fleet, SchedulerSettings Settings, RunProfile Profile, RunSources Sources)
{
    /// <summary>Reads all inputs.</summary>
    /// <exception cref="UsageException">One cannot be read, or there are no settings.</exception>
    /// <exception cref="Sim.Reshuffle.ReshuffleInputException">One is malformed.</exception>
    public static async Task<ReshuffleInputs> ReadAsync(ReshuffleRequest request, CancellationToken cancellationToken)
    {
        var file = InputFile.Read(request.InputPath, FleetFileReader.LargestBytes, FleetFileReader.Magic.ToArray());
        var settingsFile = request.ConfigPath is { } config ? InputFile.Read(config, SchedulerSettingsReader.LargestBytes) : null;
        var profileFile = request.ProfilePath is { } path ? InputFile.Read(path, RunProfileReader.LargestBytes) : null;
        var fleet = await DecodeAsync(file, token => FleetFileReader.ReadAsync(file.Path, file.Content, token));
        var settings = (settingsFile, fleet.SchedulerSettings) switch
        {
            ({ } given, _) => await DecodeTextAsync(given, static text => SchedulerSettingsReader.Parse(text.Path, text.Content)),
            (null, { } text) => await DecodeTextAsync(file, _ => SchedulerSettingsReader.Parse($"{request.InputPath}: scheduler", text)),
            _ => throw new UsageException($"{request.InputPath} has no settings of a scheduler; give some with --config"),
        };
        var profile = profileFile is null ? new RunProfile() : await DecodeTextAsync(profileFile, static text => RunProfileReader.Parse(text.Path, text.Content));
        return new ReshuffleInputs(fleet, settings, profile, new RunSources(file.Content, settingsFile?.Content, profileFile?.Content));

        Task<TDocument> DecodeTextAsync<TDocument>(InputFile input, Func<InputFile, TDocument> decode) => DecodeAsync(input, _ => Task.FromResult(decode(input)));

        Task<TDocument> DecodeAsync<TDocument>(InputFile input, Func<CancellationToken, Task<TDocument>> decode) =>
            InputDecoding.WithinAsync(input, InputDecoding.TimeFor(input.Content.Length), decode, cancellationToken);
    }
}
