using Grpc.Core;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>What a compiler makes of a service with one call and one stream, with text in the place of messages.</summary>
internal static class EchoGrpc
{
    public static readonly Method<string, string> Say = new(MethodType.Unary, "Echo", nameof(Say), Marshallers.StringMarshaller, Marshallers.StringMarshaller);
    public static readonly Method<string, string> Repeat = new(MethodType.ServerStreaming, "Echo", nameof(Repeat), Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    public static void BindService(ServiceBinderBase binder, EchoBase? service)
    {
        ArgumentNullException.ThrowIfNull(binder);
        binder.AddMethod(Say, service is null ? null! : service.Say);
        binder.AddMethod(Repeat, service is null ? null! : service.Repeat);
    }
}
