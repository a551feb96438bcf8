using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>An operation of a story.</summary>
/// <param name="Run">Runs it. It can be repeated after a fault.</param>
/// <param name="Housekeeping">Does the part of a scheduling cycle that stays when the rest fails; null for other operations.</param>
public sealed record StoryStep(Func<ISchedulerStorage, Task> Run, Func<ISchedulerStorage, Task>? Housekeeping = null);
