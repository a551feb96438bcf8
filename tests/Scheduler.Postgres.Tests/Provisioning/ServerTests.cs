using Npgsql;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Provisioning;

/// <summary>Servers are found or refused with one line, and leave nothing behind.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task A_private_server_is_gone_with_its_folder_once_it_is_disposed()
    {
        if (PostgresBinaries.Find() is not { } binaries)
        {
            // The run's own server came from elsewhere; what this test is about cannot happen here.
            Assert.NotEqual(PostgresServerKind.Local, (await TestServer.GetAsync()).Server.Kind);
            return;
        }

        var server = await LocalServer.StartAsync(binaries, CancellationToken.None);
        var folder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
        Assert.True(Directory.Exists(folder));
        await server.DisposeAsync();
        Assert.False(Directory.Exists(folder));
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.OpenAsync());
    }

    [Fact]
    public async Task Programs_that_are_no_server_are_reported_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory();
        var fault = await Assert.ThrowsAsync<LocalServerException>(() => LocalServer.StartAsync(folder.FullName, CancellationToken.None));
        Assert.Contains("initdb", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        folder.Delete();
    }

    [Fact]
    public void Programs_are_found_by_the_path_then_in_the_newest_version_and_nowhere_else()
    {
        var root = Directory.CreateTempSubdirectory();
        foreach (var version in new[] { "9", "15", "garbage" })
        {
            var bin = root.CreateSubdirectory(version).CreateSubdirectory("bin");
            File.WriteAllText(Path.Combine(bin.FullName, "initdb"), "");
            File.WriteAllText(Path.Combine(bin.FullName, "postgres"), "");
        }

        Assert.Equal(Path.Combine(root.FullName, "15", "bin"), PostgresBinaries.Find("/nowhere", root.FullName));
        Assert.Equal(Path.Combine(root.FullName, "9", "bin"), PostgresBinaries.Find(Path.Combine(root.FullName, "9", "bin"), root.FullName));
        Assert.Null(PostgresBinaries.Find("/nowhere", "/nowhere"));
        root.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_is_removed_only_when_nobody_claims_it()
    {
        var abandoned = Directory.CreateTempSubdirectory("simpg-");
        await File.WriteAllTextAsync(Path.Combine(abandoned.FullName, "owner"), "");
        var foreign = Directory.CreateTempSubdirectory("simpg-");
        using (var ours = ServerFolder.Create())
        {
            await ServerFolder.RemoveAbandonedAsync(CancellationToken.None);
            Assert.False(Directory.Exists(abandoned.FullName));
            Assert.True(Directory.Exists(foreign.FullName));
            Assert.True(Directory.Exists(ours.Path));
            ours.Dispose();
            Assert.False(Directory.Exists(ours.Path));
        }

        Directory.SetLastWriteTimeUtc(foreign.FullName, DateTime.UtcNow.AddHours(-1));
        await ServerFolder.RemoveAbandonedAsync(CancellationToken.None);
        Assert.False(Directory.Exists(foreign.FullName));
    }

    [Theory]
    [InlineData("Host=/nonexistent;Username=nobody;Timeout=1")]
    [InlineData("Host=localhost;Port=1;Username=nobody;Timeout=1")]
    public async Task A_given_server_that_does_not_answer_is_reported_in_one_line_that_names_the_variable(string connectionString)
    {
        var before = Environment.GetEnvironmentVariable(PostgresServer.Variable);
        Environment.SetEnvironmentVariable(PostgresServer.Variable, connectionString);
        try
        {
            var fault = await Assert.ThrowsAsync<PostgresUnavailableException>(() => PostgresServer.StartAsync());
            Assert.Contains(PostgresServer.Variable, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable(PostgresServer.Variable, before);
        }
    }

    [Theory]
    [InlineData("this is no connection string")]
    [InlineData("   ")]
    [InlineData("postgres://user:secret@localhost/db")]
    [InlineData("Host=localhost;Port=secret")]
    [InlineData("Hots=localhost;Password=secret")]
    [InlineData("Username=postgres")]
    public void What_is_no_connection_string_is_refused_with_the_form_that_is_accepted_and_without_its_secrets(string text)
    {
        var fault = Assert.Throws<MalformedConnectionStringException>(() => GivenConnectionString.Parse(text));
        Assert.Contains(GivenConnectionString.Form, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
