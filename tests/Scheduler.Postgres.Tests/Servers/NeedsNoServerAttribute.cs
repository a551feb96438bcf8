namespace Scheduler.Postgres.Tests.Servers;

/// <summary>The tests of the class run without a server too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoServerAttribute : Attribute;
