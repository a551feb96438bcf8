namespace Sim.Reshuffle.Tests.Report;

/// <summary>A fact that needs a browser; without one it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "no Chromium on the PATH (Debian and Ubuntu: apt-get install chromium)";
        }
    }
}
