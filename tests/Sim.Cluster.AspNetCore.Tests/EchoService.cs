using Grpc.Core;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>A gRPC service.</summary>
internal sealed class EchoService(TimeProvider time) : EchoBase
{
    public override Task<string> Say(string request, ServerCallContext context) => Task.FromResult($"{request} over {context.GetHttpContext().Request.Protocol}");

    public override async Task Repeat(string request, IServerStreamWriter<string> answers, ServerCallContext context)
    {
        for (var number = 1; number <= 3; number++)
        {
            await Task.Delay(WebWorld.Second, time, context.CancellationToken);
            await answers.WriteAsync(FormattableString.Invariant($"{request} {number}"));
        }
    }
}
