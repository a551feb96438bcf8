using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;
using Sim.Cli.Environment;
using Sim.CommandLine;
using Sim.Engine.Simulations;
using Sim.Provisioning;
using Sim.Reshuffle.Runs;

namespace Sim.Cli.Reshuffle;

/// <summary>The database that SIM_POSTGRES names, which outlives the command: chunks are stored once and run on later.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="allowsOtherTables">Whether the scheduler's tables may stand beside those of others.</param>
internal sealed class LastingDatabase(string connectionString, bool allowsOtherTables)
{
    /// <summary>Option: make the scheduler's tables beside those of others.</summary>
    public const string AllowOption = "--allow-other-tables";

    /// <summary>The database that options ask for; null if they ask for none.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    public static LastingDatabase? For(ReshuffleRequest request)
    {
        if (request is { IsIngestOnly: true, IsIngested: true })
        {
            throw new UsageException("--ingest-only and --skip-ingest exclude each other");
        }

        if (request is { IsIngestOnly: false, IsIngested: false })
        {
            return null;
        }

        var option = request.IsIngestOnly ? "--ingest-only" : "--skip-ingest";
        return request.Backend == BackendNames.Postgres && request.Schedulers is [var scheduler] && !RunRequest.IsRecomputing(scheduler) && request.ConnectionString is { } connection
            ? new LastingDatabase(connection, request.AllowsOtherTables)
            : throw new UsageException($"{option} needs --backend postgres, one scheduler with a memory, and a database in {PostgresServer.Variable}");
    }

    /// <summary>Opens the database.</summary>
    /// <exception cref="EnvironmentLackingException">It cannot be reached, or another scheduler holds it.</exception>
    public async Task<PostgresSchedulerStorage> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new PostgresStorageOptions(GivenConnectionString.Parse(connectionString)) { AllowOtherTables = allowsOtherTables };
            return await PostgresSchedulerStorage.OpenAsync(options, cancellationToken);
        }
        catch (MalformedConnectionStringException malformed)
        {
            throw new UsageException(malformed.Message, malformed);
        }
        catch (StorageException fault)
        {
            var message = fault.Kind == StorageErrorKind.OtherTables
                ? fault.Message.Replace(nameof(PostgresStorageOptions.AllowOtherTables), AllowOption, StringComparison.Ordinal)
                : fault.Message;
            throw new EnvironmentLackingException($"{PostgresServer.Variable} does not lead to a usable database: {message}", fault);
        }
    }
}
