using System.Text.Json;

namespace Sim.Cli.Tests.Place;

/// <summary>What a run of the command left behind.</summary>
public sealed record PlaceResult(int ExitCode, string Output, string Error)
{
    /// <summary>The answer on standard output.</summary>
    public JsonElement Answer()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }
}
