using Sim.Cli.Settings;

namespace Sim.Cli.Commands;

/// <summary>What every command has at hand.</summary>
/// <param name="Output">Where to write.</param>
/// <param name="Settings">Reads options and variables.</param>
internal sealed record CommandContext(IOutput Output, SettingSource Settings);
