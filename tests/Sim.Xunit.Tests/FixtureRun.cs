using Xunit.Abstractions;
using Xunit.Sdk;

namespace Sim.Xunit.Tests;

/// <summary>Discovers and runs one test of a class that is not run otherwise.</summary>
internal static class FixtureRun
{
    /// <summary>The message of the failure, and the display name of the test.</summary>
    public static async Task<(string Name, string Message)> FailureOfAsync<TDiscoverer>(string method)
        where TDiscoverer : IXunitTestCaseDiscoverer
    {
        var type = typeof(FailingFixture);
        var collection = new TestCollection(new TestAssembly(Reflector.Wrap(type.Assembly)), collectionDefinition: null, "fixtures");
        var testMethod = new TestMethod(new TestClass(collection, Reflector.Wrap(type)), Reflector.Wrap(type.GetMethod(method)!));
        var attribute = testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Single();
        var discoverer = (IXunitTestCaseDiscoverer)Activator.CreateInstance(typeof(TDiscoverer), new NullMessageSink())!;
        var testCase = discoverer.Discover(new DefaultOptions(), testMethod, attribute).Single();
        using var bus = new FailureBus();
        using var cancellation = new CancellationTokenSource();
        await testCase.RunAsync(new NullMessageSink(), bus, [], new ExceptionAggregator(), cancellation);
        return (testCase.DisplayName, bus.Message ?? "");
    }

    private sealed class DefaultOptions : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value)
        {
        }
    }

    private sealed class FailureBus : IMessageBus
    {
        public string? Message { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Message = message is ITestFailed failed ? string.Join('\n', failed.Messages) : Message;
            return true;
        }

        public void Dispose()
        {
        }
    }
}
