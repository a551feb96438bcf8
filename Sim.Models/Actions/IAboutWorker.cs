namespace Sim.Models.Actions;

/// <summary>An action about a worker of the pool.</summary>
internal interface IAboutWorker
{
    /// <summary>Position of the worker in the pool; null if this one is about something else.</summary>
    int? AboutWorker { get; }
}
