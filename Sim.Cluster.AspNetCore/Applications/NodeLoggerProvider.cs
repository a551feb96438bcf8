using Microsoft.Extensions.Logging;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>Puts warnings and worse of an application into the trace of its world.</summary>
internal sealed class NodeLoggerProvider(Node node) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new NodeLogger(node, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class NodeLogger(Node node, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && node.World.Options.Trace is not null)
            {
                var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")})";
                node.World.Trace($"{node.Name} logs {logLevel.ToString().ToLowerInvariant()}: {category}: {formatter(state, exception).ReplaceLineEndings(" ")}{cause}");
            }
        }
    }
}
