using System.Diagnostics;

namespace Sim.Tests.Browser;

/// <summary>A headless browser of this machine.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    /// <summary>Path of the program; null if there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a page without a network and returns what the browser writes: results and, apart from them, its log.</summary>
    public static async Task<(string Output, string Log)> RunAsync(string page, params string[] arguments)
    {
        var profile = Directory.CreateTempSubdirectory("sim-chromium-").FullName;
        try
        {
            var start = new ProcessStartInfo(Path ?? throw new InvalidOperationException("there is no Chromium on the PATH (Debian and Ubuntu: apt-get install chromium)")) { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] usual =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile}",
            ];
            foreach (var argument in usual.Concat(arguments).Append("file://" + page))
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var (output, log) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return (await output, await log);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}
