using Sim.Cli.Inputs;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Cli.Reshuffle;

/// <summary>What a run is made of, each read once: from a pipe there is no second time, and a file can change in between.</summary>
/// <param name="Fleet">The fleet.</param>
/// <param name="Settings">Settings of the scheduler.</param>
/// <param name="Profile">What happens.</param>
internal sealed record ReshuffleInputs(Fleet Fleet, SchedulerSettings Settings, RunProfile Profile)
{
    /// <summary>Reads all inputs.</summary>
    /// <exception cref="UsageException">One cannot be read, or there are no settings.</exception>
    /// <exception cref="Sim.Reshuffle.ReshuffleInputException">One is malformed.</exception>
    public static async Task<ReshuffleInputs> ReadAsync(ReshuffleRequest request, CancellationToken cancellationToken)
    {
        var file = InputFile.Read(request.InputPath, FleetFileReader.LargestBytes, FleetFileReader.Magic.ToArray());
        var fleet = await DecodeAsync(file, token => FleetFileReader.ReadAsync(file.Path, file.Content, token));
        var settings = await ReadSettingsAsync();
        var profile = request.ProfilePath is null
            ? new RunProfile()
            : await DecodeTextAsync(InputFile.Read(request.ProfilePath, RunProfileReader.LargestBytes), static text => RunProfileReader.Parse(text.Path, text.Content));
        return new ReshuffleInputs(fleet, settings, profile);

        async Task<SchedulerSettings> ReadSettingsAsync() => (request.ConfigPath, fleet.SchedulerSettings) switch
        {
            ({ } path, _) => await DecodeTextAsync(InputFile.Read(path, SchedulerSettingsReader.LargestBytes), static text => SchedulerSettingsReader.Parse(text.Path, text.Content)),
            (null, { } text) => await DecodeTextAsync(file, _ => SchedulerSettingsReader.Parse($"{request.InputPath}: scheduler", text)),
            _ => throw new UsageException($"{request.InputPath} has no settings of a scheduler; give some with --config"),
        };

        Task<TDocument> DecodeTextAsync<TDocument>(InputFile input, Func<InputFile, TDocument> decode) => DecodeAsync(input, _ => Task.FromResult(decode(input)));

        Task<TDocument> DecodeAsync<TDocument>(InputFile input, Func<CancellationToken, Task<TDocument>> decode) =>
            InputDecoding.WithinAsync(input, InputDecoding.TimeFor(input.Content.Length), decode, cancellationToken);
    }
}
