namespace Sim.Engine.Replay;

/// <summary>Names of walk files.</summary>
internal static class WalkFileName
{
    /// <summary>How they end.</summary>
    public const string Extension = ".walk.json";

    /// <summary>The name without folder and ending.</summary>
    public static string Short(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
    }
}
