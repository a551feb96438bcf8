using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Settings;

namespace Sim.Reshuffle.Tests.Tables;

/// <summary>The sample profiles of docs/reshuffling.</summary>
internal static class ProfileFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Profiles");

    public static IEnumerable<string> Profiles => Directory.GetFiles(Folder, "*.yaml")
        .Select(Path.GetFileName)
        .OfType<string>()
        .Where(name => !name.EndsWith(".scheduler.yaml", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static RunProfile Read(string name) => RunProfileReader.Parse(name, File.ReadAllBytes(Path.Combine(Folder, name)));

    public static SchedulerSettings ReadSettings(string name) => SchedulerSettingsReader.Parse(name, File.ReadAllBytes(Path.Combine(Folder, name)));
}
