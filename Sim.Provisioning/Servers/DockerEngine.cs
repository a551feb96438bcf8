using System.Net.Sockets;

namespace Sim.Provisioning;

/// <summary>Asks whether a Docker engine answers, so that the container library is not entered without one. A client on the PATH proves nothing.</summary>
internal static class DockerEngine
{
    private const string UnixScheme = "unix://";

    /// <summary>Whether one accepts connections. Of an engine elsewhere the container library must find out itself.</summary>
    public static bool Answers()
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST");
        if (host is { Length: > 0 } && !host.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(host is { Length: > 0 } ? host[UnixScheme.Length..] : "/var/run/docker.sock"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
