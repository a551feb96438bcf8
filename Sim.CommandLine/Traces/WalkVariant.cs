using System.Globalization;
using Sim.Engine.Simulations;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Traces;

/// <summary>A walk with something changed, to be laid beside the walk itself.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <param name="Changes">What to change of the configuration, and the word to change it to.</param>
/// <param name="WithoutStep">The step to leave out, from 1; null for none.</param>
internal sealed record WalkVariant<TConfiguration>(IReadOnlyList<(ConfigurationChange<TConfiguration> Change, string Value)> Changes, int? WithoutStep)
{
    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => Changes.Count == 0 && WithoutStep is null;

    /// <summary>The options of <c>trace diff</c> that mean it.</summary>
    public string Options => string.Join(
        ' ',
        [
            .. Changes.Select(change => $"{change.Change.Option} {change.Value}"),
            .. WithoutStep is { } step ? [string.Create(CultureInfo.InvariantCulture, $"--without-step {step}")] : (string[])[],
        ]);

    /// <summary>The changed walk.</summary>
    /// <exception cref="UsageException">The walk has no such step.</exception>
    public Walk<TConfiguration, TAction> Of<TAction>(Walk<TConfiguration, TAction> walk)
    {
        if (WithoutStep > walk.Steps.Length)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--without-step: there is no step {WithoutStep}; the walk has {walk.Steps.Length}"));
        }

        return new Walk<TConfiguration, TAction>(
            Changes.Aggregate(walk.Configuration, (configuration, change) => change.Change.Apply(configuration, change.Value)),
            WithoutStep is { } step ? walk.Steps.RemoveAt(step - 1) : walk.Steps);
    }

    /// <summary>What may be tried for a failing walk, the most telling first: other configurations, then one step less, from the failing step back.</summary>
    /// <param name="changes">What can be changed of a configuration.</param>
    /// <param name="walk">The walk.</param>
    /// <param name="failingStep">The step at which it fails.</param>
    public static IEnumerable<WalkVariant<TConfiguration>> For<TAction>(
        IReadOnlyList<ConfigurationChange<TConfiguration>> changes, Walk<TConfiguration, TAction> walk, int failingStep) =>
    [
        .. from change in changes
           from value in change.Values
           where value != change.ValueOf(walk.Configuration)
           select new WalkVariant<TConfiguration>([(change, value)], null),
        .. Enumerable.Range(1, Math.Clamp(failingStep - 1, 0, walk.Steps.Length)).Reverse().Select(step => new WalkVariant<TConfiguration>([], step)),
    ];
}
