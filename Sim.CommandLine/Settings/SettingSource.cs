using Sim.Engine.Simulations;

namespace Sim.CommandLine.Settings;

/// <summary>Reads settings from options and, where these are silent, from environment variables. A malformed value of either is refused.</summary>
/// <param name="variables">Environment variables by name.</param>
internal sealed class SettingSource(Func<string, string?> variables)
{
    /// <summary>Reads one setting; null if nobody gave it. An empty variable counts as not given.</summary>
    /// <param name="setting">What to read.</param>
    /// <param name="optionText">The text of the option; null if it was not given.</param>
    /// <exception cref="UsageException">The text is not what the setting expects.</exception>
    public T? Read<T>(Setting<T> setting, string? optionText = null)
        where T : struct
    {
        T? byOption = optionText is null
            ? null
            : setting.Parse(optionText) ?? throw Malformed(setting.Option ?? setting.Variables[0], optionText, setting.Expectation);
        T? byVariable = null;
        foreach (var variable in setting.Variables)
        {
            if (variables(variable) is { Length: > 0 } text)
            {
                // Read even if something else wins: what is malformed is refused, never ignored.
                var value = setting.Parse(text) ?? throw Malformed(variable, text, setting.Expectation);
                byVariable ??= value;
            }
        }

        return byOption ?? byVariable;
    }

    /// <summary>A variable as it is; null if it is not set or empty.</summary>
    public string? Variable(string name) => variables(name) is { Length: > 0 } text ? text : null;

    private static UsageException Malformed(string source, string text, string expectation) =>
        new($"{source}: '{text}' is not {expectation}");
}
