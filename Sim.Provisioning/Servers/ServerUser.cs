namespace Sim.Provisioning;

/// <summary>Who runs a private server. Postgres refuses to run as root, so root hands it to a user without rights.</summary>
internal sealed class ServerUser
{
    private readonly string? _user;
    private readonly string? _group;

    private ServerUser(string? user, string? group)
    {
        _user = user;
        _group = group;
    }

    /// <summary>The user to take: this one, or if it is root <c>postgres</c>, else <c>nobody</c>.</summary>
    public static async Task<ServerUser> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(null, null);
        }

        return await ExternalCommand.SucceedsAsync(["id", "-u", "postgres"], cancellationToken)
            ? new ServerUser("postgres", "postgres")
            : new ServerUser("nobody", "nogroup");
    }

    /// <summary>Gives the user a folder.</summary>
    public async Task OwnAsync(string folder, CancellationToken cancellationToken)
    {
        if (_user is not null)
        {
            await ExternalCommand.RunAsync(["chown", _user, folder], cancellationToken);
        }
    }

    /// <summary>A command as the user runs it.</summary>
    public string[] Command(params string[] command) =>
        _user is null ? command : ["setpriv", "--reuid=" + _user, "--regid=" + _group, "--clear-groups", "--", .. command];
}
