using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using Sim.EndToEnd.Databases;
using Sim.EndToEnd.Processes;
using Sim.Provisioning;

namespace Sim.EndToEnd.Faults;

/// <summary>
/// Goal: what is wrong with a database server is never a verdict: exit code 3 and one line that says what to do, or the program
/// sees to it by itself; nothing stays behind. Method: each fault is brought about, on a server of the test's own.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class DatabaseFaultTests
{
    [LocalServerTheory]
    [InlineData("SQL_ASCII")]
    [InlineData("LATIN1")]
    public async Task Roles_without_rights_are_told_what_they_lack_and_hostile_settings_do_no_harm(string encoding)
    {
        await using var server = await FaultyServer.StartAsync(encoding, "default_transaction_read_only=on", "max_connections=12");
        await server.ExecuteAsync("create role plain login; create role narrow login createdb connection limit 1; create role hurried superuser login; alter role hurried set statement_timeout = '20s'; alter role hurried set idle_session_timeout = '20s'");

        AssertLacking(await server.SweepAsync("Username=plain"), "CREATEDB");
        AssertLacking(await server.SweepAsync("Username=narrow"), "connection");
        AssertLacking(await server.SweepAsync("Username=nobody_of_that_name"), "nobody_of_that_name");
        var held = await server.SweepAsync("Username=hurried", "--parallel", "100");
        Assert.True(held.ExitCode == 0, held.Error);
        Assert.Empty(await server.PoolDatabasesAsync());
    }

    [LocalServerTheory]
    [InlineData("wal_level=replica")]
    public async Task A_standby_takes_no_writes(string level)
    {
        await using var server = await FaultyServer.StartAsync("UTF8", level, "hot_standby=on");
        await server.Server.KillAsync(CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(server.Server.Folder, "data", "standby.signal"), "");
        await server.Server.RestartAsync(CancellationToken.None);
        AssertLacking(await server.SweepAsync(), "primary");
    }

    [LocalServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_is_lost_in_mid_run_ends_the_run_with_what_was_found(bool isStopped)
    {
        await using var server = await FaultyServer.StartAsync();
        using var folder = new TemporaryFolder();
        using var program = SimProcess.Start(
            folder.Root, server.Variables("Command Timeout=2;Timeout=2"), "sweep", "--backend", "postgres", "--model", "guided", "--cases", "100000", "--seed", "1", "--parallel", "2");
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEndAsync();
        while ((await server.PoolDatabasesAsync()).Count < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        int[] family = [ServerFolder.ServerOf(server.Server.Folder), .. ProcessTable.ChildrenOf(ServerFolder.ServerOf(server.Server.Folder))];
        if (isStopped)
        {
            await SignalAsync("-STOP", family);
        }
        else
        {
            await server.Server.KillAsync(CancellationToken.None);
        }

        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        AssertLacking(new SimProcessResult(program.ExitCode, await output, await error), "guided ended after");
        Assert.Contains("guided on postgres", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("sweep hash", await output, StringComparison.Ordinal);
        await SignalAsync("-CONT", family);
    }

    [LocalServerTheory]
    [InlineData("-KILL")]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    public async Task Databases_of_a_run_that_is_over_are_gone_at_the_latest_with_the_next(string signal)
    {
        await using var server = await FaultyServer.StartAsync();
        using var folder = new TemporaryFolder();
        using var program = SimProcess.Start(folder.Root, server.Variables(""), "sweep", "--backend", "postgres", "--model", "guided", "--cases", "100000", "--seed", "1");
        using var living = SimProcess.Start(folder.Root, server.Variables(""), "sweep", "--backend", "postgres", "--model", "guided", "--cases", "100000", "--seed", "2");
        while ((await server.PoolDatabasesAsync()).Select(name => name[..12]).Distinct().Count() < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var owner = "";
        await using (var connection = new NpgsqlConnection(server.Server.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "select substring(datname for 12) from pg_database where shobj_description(oid, 'pg_database') like '% ' || $1 || ' %' limit 1", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = program.Id.ToString(CultureInfo.InvariantCulture) });
            owner = (string)(await command.ExecuteScalarAsync())!;
        }

        await SignalAsync(signal, program.Id);
        await program.WaitForExitAsync();
        if (signal == "-KILL")
        {
            Assert.Contains(await server.PoolDatabasesAsync(), name => name.StartsWith(owner, StringComparison.Ordinal));
            Assert.Equal(0, (await server.SweepAsync()).ExitCode);
        }

        var left = await server.PoolDatabasesAsync();
        Assert.DoesNotContain(left, name => name.StartsWith(owner, StringComparison.Ordinal));
        Assert.NotEmpty(left);
        Assert.False(living.HasExited);
        living.Kill();
        await living.WaitForExitAsync();
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("postgres://user@localhost/db")]
    [InlineData("Host=localhost;Port=many")]
    public async Task What_is_no_connection_string_is_a_usage_error_that_shows_the_form(string text)
    {
        using var folder = new TemporaryFolder();
        var result = await SimProcess.RunAsync(
            folder.Root, new Dictionary<string, string> { [PostgresServer.Variable] = text }, "sweep", "--backend", "postgres", "--cases", "1", "--seed", "1");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Host=localhost", Assert.Single(result.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [LocalServerTheory]
    [InlineData("replay")]
    [InlineData("sweep")]
    public async Task A_folder_too_long_for_a_socket_is_said_so(string command)
    {
        using var folder = new TemporaryFolder();
        var temporary = folder.PathOf(new string('x', 120));
        Directory.CreateDirectory(temporary);
        string[] arguments = command == "sweep"
            ? ["sweep", "--backend", "postgres", "--cases", "1", "--seed", "1"]
            : ["replay", Path.Combine(Repository.Root, "regressions", "full-to-the-last-per-mille.walk.json"), "--backend", "postgres"];
        AssertLacking(await SimProcess.RunAsync(folder.Root, new Dictionary<string, string> { ["TMPDIR"] = temporary }, arguments), "TMPDIR");
        Assert.Empty(Directory.GetDirectories(temporary, "simpg-*"));
    }

    private static void AssertLacking(SimProcessResult result, string mention)
    {
        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
        Assert.Contains(mention, Assert.Single(result.Error.Split('\n'), line => line.StartsWith("sim: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("replay with", result.Output, StringComparison.Ordinal);
    }

    private static Task SignalAsync(string signal, params int[] processes) =>
        Process.Start("kill", [signal, .. processes.Select(static process => process.ToString(CultureInfo.InvariantCulture))]).WaitForExitAsync();
}
