using Sim.CommandLine.Replays;
using Sim.Engine.Replay;
using Sim.Engine.Views;

namespace Sim.CommandLine.Views;

/// <summary>Where pages go unless somebody says otherwise.</summary>
internal static class ViewNames
{
    /// <summary>A short name for the case of a token.</summary>
    public static string OfToken(ReplayToken token) => $"{token.Model}-{token.Profile}-{token.Seed.ToString()[..16]}";

    /// <summary>Beside the file, or under the name of the case where one stands.</summary>
    public static string PathOf<TConfiguration, TAction, TWitness>(ReplaySource<TConfiguration, TAction, TWitness> source)
        where TWitness : Witness => source switch
        {
            ReplaySource<TConfiguration, TAction, TWitness>.File file => ViewPage.PathBeside(file.Path),
            ReplaySource<TConfiguration, TAction, TWitness>.Token token => OfToken(token.Value) + ViewPage.Extension,
            _ => throw new InvalidOperationException("a source is a file or a token"),
        };
}
