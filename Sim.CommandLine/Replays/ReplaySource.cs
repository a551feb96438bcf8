using Sim.CommandLine.Settings;
using Sim.Engine.Replay;
using Sim.Engine.Simulations;

namespace Sim.CommandLine.Replays;

/// <summary>What a person asked to replay: a walk file or a token. An argument that names an existing file is a file.</summary>
internal abstract record ReplaySource<TConfiguration, TAction, TWitness>
    where TWitness : Witness
{
    private const string Variable = "SIM_CASE_SEED";

    /// <summary>A walk file.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Content">What it says.</param>
    public sealed record File(string Path, WalkFile<TConfiguration, TAction, TWitness> Content) : ReplaySource<TConfiguration, TAction, TWitness>;

    /// <summary>A replay token.</summary>
    /// <param name="Value">The token.</param>
    public sealed record Token(ReplayToken Value) : ReplaySource<TConfiguration, TAction, TWitness>;

    /// <summary>Finds out what an argument is.</summary>
    /// <param name="argument">The argument; null takes the variable <c>SIM_CASE_SEED</c>.</param>
    /// <param name="files">Reads walk files.</param>
    /// <param name="settings">Reads the variable.</param>
    /// <exception cref="UsageException">It is neither.</exception>
    public static ReplaySource<TConfiguration, TAction, TWitness> Resolve(
        string? argument, WalkFiles<TConfiguration, TAction, TWitness> files, SettingSource settings)
    {
        var variable = settings.Variable(Variable);
        if (argument is not null && variable is not null && !ReplayToken.TryParse(variable, out _, out var fault))
        {
            throw new UsageException($"{Variable}: '{variable}' is not a replay token: {fault}");
        }

        var text = argument ?? variable
            ?? throw new UsageException($"nothing to replay: name a walk file or a token, or set {Variable} to a token");
        if (System.IO.File.Exists(text))
        {
            return new File(text, files.Read(text));
        }

        return ReplayToken.TryParse(text, out var token, out var reason)
            ? new Token(token)
            : throw new UsageException($"'{text}' is neither an existing file nor a replay token: {reason}");
    }
}
