using Sim.Cli.Environment;
using Sim.CommandLine;
using Sim.CommandLine.Settings;

namespace Sim.Cli.Commands;

/// <summary>What every command has at hand.</summary>
/// <param name="Output">Where to write.</param>
/// <param name="Settings">Reads options and variables.</param>
/// <param name="CreateBackends">The backends, once per command.</param>
internal sealed record CommandContext(IOutput Output, SettingSource Settings, Func<Backends> CreateBackends);
