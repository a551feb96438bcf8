using Grpc.Core;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>The base of the service, as a compiler makes it.</summary>
[BindServiceMethod(typeof(EchoGrpc), nameof(EchoGrpc.BindService))]
internal abstract class EchoBase
{
    public virtual Task<string> Say(string request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.Unimplemented, ""));

    public virtual Task Repeat(string request, IServerStreamWriter<string> answers, ServerCallContext context) =>
        throw new RpcException(new Status(StatusCode.Unimplemented, ""));
}
