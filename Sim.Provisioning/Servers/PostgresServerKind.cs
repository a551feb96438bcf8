namespace Sim.Provisioning;

/// <summary>Where a server came from.</summary>
public enum PostgresServerKind
{
    /// <summary>The environment named it; it is left as it was found, save for databases of ours that are dropped again.</summary>
    Given,

    /// <summary>A private server from the machine's own binaries.</summary>
    Local,

    /// <summary>A container.</summary>
    Container,
}
