using System.Diagnostics;

namespace Sim.Cluster.Tests.Packaging;

/// <summary>
/// Goal: a service that takes the package has calls banned where it wants them to be, and nowhere else. Method: the package is
/// made, and a small project outside the checkout is built with it, as strangers do.
/// </summary>
public sealed class BannedCallTests : IDisposable
{
    /// <summary>Whatever the machine says of analyzers.</summary>
    private const string Judged = "-p:RunAnalyzers=true";

    private const string Service = """
        using System;
        using System.Threading.Tasks;

        public static class Service
        {
            public static async Task<DateTimeOffset> WaitAsync(TimeProvider time)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time);
                await Task.Delay(1000);
                await Task.Run(() => 1);
                return time.GetUtcNow();
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-banned-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Calls_are_errors_with_their_remedy_where_the_property_says_so_and_nowhere_else()
    {
        foreach (var library in new[] { "Sim.Engine", "Sim.Histories", "Sim.Cluster" })
        {
            await RunAsync(0, "pack", Path.Combine(Checkout.Root, library), "-c", Checkout.Configuration, "--no-build", "-o", Path.Combine(_folder, "packages"));
        }

        await WriteProjectAsync();
        await RunAsync(0, "restore", _folder);

        Assert.DoesNotContain("RS0030", await RunAsync(0, "build", _folder, "--no-restore", Judged), StringComparison.Ordinal);

        var banned = await RunAsync(1, "build", _folder, "--no-restore", Judged, "-p:SimBannedCalls=true");
        Assert.Contains("Service.cs(9,15): error RS0030", banned, StringComparison.Ordinal);
        Assert.Contains("It waits for real time: use Task.Delay(delay, timeProvider)", banned, StringComparison.Ordinal);
        Assert.DoesNotContain("Service.cs(8,", banned, StringComparison.Ordinal);
        Assert.DoesNotContain("Service.cs(10,", banned, StringComparison.Ordinal);

        var strict = await RunAsync(1, "build", _folder, "--no-restore", Judged, "-p:SimBannedCalls=strict");
        Assert.Contains("Service.cs(9,15): error RS0030", strict, StringComparison.Ordinal);
        Assert.Contains("Service.cs(10,15): error RS0030", strict, StringComparison.Ordinal);

        Assert.Contains(
            "SimBannedCalls is 'strickt', but must be true, strict or false",
            await RunAsync(1, "build", _folder, "--no-restore", Judged, "-p:SimBannedCalls=strickt"),
            StringComparison.Ordinal);
    }

    private async Task WriteProjectAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Service.cs"), Service);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "Service.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Sim.Cluster" Version="*" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="installed" />
              </config>
              <packageSources>
                <clear />
                <add key="made" value="packages" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="shared" value="{SharedPackages()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>What other packages need was restored with the checkout already.</summary>
    private static string SharedPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(process.ExitCode == exitCode, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{await error}");
        return await output;
    }
}
