using Npgsql;

namespace Sim.Provisioning;

/// <summary>The connection string that the environment gives.</summary>
public static class GivenConnectionString
{
    /// <summary>What is accepted.</summary>
    public const string Form = "Host=localhost;Port=5432;Username=postgres;Password=...;Database=postgres";

    /// <summary>Reads it.</summary>
    /// <param name="text">Value of <see cref="PostgresServer.Variable"/>.</param>
    /// <returns>The same, spelled out.</returns>
    /// <exception cref="MalformedConnectionStringException">It is none, or names no host.</exception>
    public static string Parse(string text)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw Refuse(text.Contains("://", StringComparison.Ordinal) ? "an address is not accepted" : fault.Message.ReplaceLineEndings(" "), fault);
        }

        return string.IsNullOrWhiteSpace(builder.Host) ? throw Refuse("it names no host", cause: null) : builder.ConnectionString;
    }

    private static MalformedConnectionStringException Refuse(string why, Exception? cause) =>
        new($"{PostgresServer.Variable} is no connection string: {why}; write it as {Form}", cause);
}
